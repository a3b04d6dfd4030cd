import { expect, onTestFinished, test } from 'vitest'
import { AssayError } from '../../core/errors.ts'
import { templateWorkerEntry } from '../entries.ts'
import { createTemplateRenderer, type TemplateRendererOptions } from './render-in-worker.ts'

const findPartial = ({ name }: { name: string }) => {
  if (name === 'tone') return { versionId: '1', title: 'tone@v1', text: 'be kind to {{ name }}' }
  throw new AssayError('not-found', { what: 'partial', id: name })
}

function create(options: Partial<TemplateRendererOptions> = {}) {
  const renderer = createTemplateRenderer({ entry: templateWorkerEntry, findPartial, ...options })
  onTestFinished(() => renderer.close())
  return renderer
}

const endless = {
  messages: [
    {
      role: 'user' as const,
      content:
        '{% if slow %}{% for a in range(100000) %}{% for b in range(100000) %}{% for c in range(1000) %}{% endfor %}{% endfor %}{% endfor %}{% endif %}hi {{ name }}',
    },
  ],
}

test('renders many rows and puts errors in their places', async () => {
  const results = await create().renderMany({ messages: [{ role: 'user', content: 'Hello {{ name }}' }] }, [
    { name: 'Ada' },
    {},
    { name: 'Grace' },
  ])
  expect(results[0]).toEqual({ messages: [{ role: 'user', content: 'Hello Ada' }] })
  expect(results[1]).toMatchObject({ error: { code: 'variable-missing', data: { variable: 'name' } } })
  expect(results[2]).toEqual({ messages: [{ role: 'user', content: 'Hello Grace' }] })
})

test('takes partials in, and says which one is not there', async () => {
  const renderer = create()
  const prompt = (name: string) => ({ messages: [{ role: 'user' as const, content: `{{ partial("${name}") }}` }] })
  expect(await renderer.render(prompt('tone'), { name: 'Ada' })).toEqual([{ role: 'user', content: 'be kind to Ada' }])
  expect(await renderer.renderMany(prompt('tune'), [{}, {}])).toMatchObject([
    { error: { code: 'not-found' } },
    { error: { code: 'not-found' } },
  ])
  const settled = new Map([['tune', { versionId: '2', title: 'tune@v1', text: 'la' }]])
  expect(await renderer.renderMany(prompt('tune'), [{}], settled)).toEqual([
    { messages: [{ role: 'user', content: 'la' }] },
  ])
})

test('says what is wrong with a broken template', async () => {
  await expect(
    create().render({ messages: [{ role: 'user', content: 'Hello {{ name' }] }, { name: 'Ada' }),
  ).rejects.toThrow(expect.objectContaining({ code: 'template-broken' }))
})

test('ends a row that hangs and renders the others', async () => {
  const results = await create({ timeLimitMs: 300 }).renderMany(endless, [
    { slow: false, name: 'a' },
    { slow: true, name: 'b' },
    { slow: false, name: 'c' },
  ])
  expect(results.map((result) => ('error' in result ? result.error.message : result.messages[0]?.content))).toEqual([
    'hi a',
    'The template of the prompt is broken: it does not end within 0.3 s, so look for a loop that runs too often.',
    'hi c',
  ])
})

test('gives a batch up when its rows keep hanging', async () => {
  const renderer = create({ timeLimitMs: 100 })
  const results = await renderer.renderMany(
    endless,
    Array.from({ length: 50 }, () => ({ slow: true, name: 'x' })),
  )
  expect(results).toHaveLength(50)
  expect(results.every((result) => 'error' in result)).toBe(true)
  expect(await renderer.render(endless, { slow: false, name: 'again' })).toEqual([
    { role: 'user', content: 'hi again' },
  ])
})

test('ends a row that takes too much memory', async () => {
  const hungry =
    '{% set space = namespace(text=["xxxxxxxxxxxxxxxx"]) %}{% for i in range(60) %}{% set space.text = space.text + space.text %}{% endfor %}{{ name }}'
  const results = await create({ memoryLimitMb: 32, timeLimitMs: 20_000 }).renderMany(
    { messages: [{ role: 'user', content: hungry }] },
    [{ name: 'a' }],
  )
  expect(results).toMatchObject([{ error: { code: 'template-broken' } }])
}, 30_000)

test('renders nothing after it is closed', async () => {
  const renderer = create()
  await renderer.close()
  await expect(renderer.renderMany({ messages: [{ role: 'user', content: 'x' }] }, [{}])).rejects.toThrow(
    expect.objectContaining({ code: 'cancelled' }),
  )
})
