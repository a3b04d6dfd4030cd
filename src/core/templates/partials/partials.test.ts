import { expect, test } from 'vitest'
import { AssayError } from '../../errors.ts'
import type { PromptContent } from '../../prompts/prompt-content.ts'
import { renderPrompt } from '../render-prompt.ts'
import { findPartials } from './find-partials.ts'
import { partialKey, type PartialReference } from './partial-reference.ts'
import { resolvePartials, type Partial } from './resolve-partials.ts'

type Texts = Readonly<Record<string, string | Partial>>

/** Finds partials among texts by `name` or `name@version`. */
function finder(texts: Texts) {
  return ({ name, version }: PartialReference): Partial => {
    const title = version === null ? name : `${name}@${version}`
    const found = texts[title]
    if (found === undefined) throw new AssayError('not-found', { what: 'partial', id: title })
    return typeof found === 'string' ? { versionId: `id of ${title}`, title, text: found } : found
  }
}

const promptOf = (text: string): PromptContent => ({ messages: [{ role: 'user', content: text }] })

function render(text: string, texts: Texts, variables: Record<string, unknown> = {}): string {
  const content = promptOf(text)
  return (
    renderPrompt(content, variables, undefined, { partials: resolvePartials(content, finder(texts)) })[0]?.content ?? ''
  )
}

test('finds partials by the words in quotes, wherever they stand', () => {
  const found = findPartials(
    '{% if x %}\n{{ partial("tone", "v3") | upper }}{% endif %}{{ partial(\'end\') ~ partial(x) }}',
  )
  expect(found.map(({ reference }) => reference)).toEqual([
    { name: 'tone', version: 'v3' },
    { name: 'end', version: null },
    undefined,
  ])
  expect(found[0]).toMatchObject({ line: 2, column: 4, endColumn: 25 })
  expect(findPartials('a text about partial("things")')).toEqual([])
})

test('takes in texts of other prompts with the same values, partials of partials too', () => {
  const texts = { 'tone': 'Be kind to {{ name }}. {{ partial("end", "v2") }}', 'end@v2': 'Bye, {{ name }}!' }
  expect(render('{{ partial("tone") }} {{ partial("tone") | upper }}', texts, { name: 'Ada' })).toBe(
    'Be kind to Ada. Bye, Ada! BE KIND TO ADA. BYE, ADA!',
  )
})

test('a partial has defaults of its own, beneath the values of the prompt', () => {
  const tone = {
    versionId: '1',
    title: 'tone',
    text: '{{ mood }}',
    variables: { mood: { type: 'text', default: 'calm' } },
  }
  const texts = { tone: tone as Partial }
  expect(render('{{ partial("tone") }}', texts)).toBe('calm')
  expect(render('{{ partial("tone") }}', texts, { mood: 'wild' })).toBe('wild')
})

test('what a value holds is never taken in', () => {
  expect(render('{{ text }}', {}, { text: '{{ partial("secret") }}' })).toBe('{{ partial("secret") }}')
})

test.each([
  ['{{ partial("tone") }}', { tone: '{{ partial("style") }}', style: '{{ partial("tone") }}' }, 'tone → style → tone'],
  ['{{ partial("tone") }}', { tone: '{{ partial("tone") }}' }, 'tone → tone'],
  ['{{ partial(name) }}', {}, 'line 1, column 4: a partial is not named by a computed value'],
  ['{{ partial("tone") }}', { tone: 'Hello\n{{ name' }, 'The template of the partial "tone" is broken: line 2'],
  ['{{ partial("tone") }}', {}, 'There is no partial "tone"'],
])('refuses %s with %j', (text, texts, message) => {
  expect(() => render(text, texts)).toThrow(message)
})

test('the same version taken in twice is no circle, and another version of a prompt may be', () => {
  expect(render('{{ partial("a") }}{{ partial("b") }}', { a: '{{ partial("b") }}', b: 'x' })).toBe('xx')
  expect(render('{{ partial("a", "v2") }}', { 'a@v2': '{{ partial("a", "v1") }}', 'a@v1': 'x' })).toBe('x')
})

test('bounds how deep partials nest and how many there are', () => {
  const deep = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`p${i}`, `{{ partial("p${i + 1}") }}`]))
  expect(() => render('{{ partial("p0") }}', deep)).toThrow('nest more than 16 deep')
  const many = Array.from({ length: 300 }, (_, i) => `{{ partial("p${i}") }}`).join('')
  expect(() => render(many, Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`p${i}`, 'x'])))).toThrow(
    'more than 200 partials',
  )
  const doubling = Object.fromEntries(
    Array.from({ length: 15 }, (_, i) => [`p${i}`, `{{ partial("p${i + 1}") }}{{ partial("p${i + 1}") }}`]),
  )
  expect(render('{{ partial("p0") }}', { ...doubling, p15: 'x' })).toHaveLength(2 ** 15)
})

test('says which value a partial lacks', () => {
  expect(() => render('{{ partial("tone") }}', { tone: '{{ mood }}' })).toThrow(
    'The variable "mood" has no value in the partial "tone"',
  )
})

test('different references have different keys', () => {
  const keys = [
    { name: 'a', version: null },
    { name: 'a', version: 'b' },
    { name: 'a@b', version: null },
  ].map(partialKey)
  expect(new Set(keys).size).toBe(3)
})
