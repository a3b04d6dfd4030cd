import { expect, test } from 'vitest'
import { openTestWorkbench } from '../testing/test-workbench.ts'

async function prepare() {
  const { client } = await openTestWorkbench()
  const tone = await client.prompts.create({ name: 'tone' })
  const commit = (text: string, expectedHeadId: string | null) =>
    client.prompts.commit({
      promptId: tone.id,
      content: { messages: [{ role: 'user', content: text }] },
      message: text,
      expectedHeadId,
    })
  const render = async (text: string, variables: Record<string, unknown> = {}) => {
    const { messages, problem } = await client.prompts.render({
      content: { messages: [{ role: 'system', content: text }] },
      variables,
    })
    return messages?.[0]?.content ?? problem
  }
  return { client, tone, commit, render }
}

test('a partial is found by number, label, branch and id, and is the newest of main otherwise', async () => {
  const { client, tone, commit, render } = await prepare()
  const first = await commit('old {{ name }}', null)
  const second = await commit('new {{ name }}', first.id)
  await client.prompts.setLabel({ promptId: tone.id, label: 'production', versionId: first.id })
  const name = 'Ada'
  expect(await render('{{ partial("tone") }}', { name })).toBe('new Ada')
  expect(await render('{{ partial("tone", "v1") }}', { name })).toBe('old Ada')
  expect(await render('{{ partial("tone", "production") }}', { name })).toBe('old Ada')
  expect(await render('{{ partial("tone", "main") }}', { name })).toBe('new Ada')
  expect(await render(`{{ partial("tone", "${second.id.slice(0, 8)}") }}`, { name })).toBe('new Ada')
})

test('says which partial is not there, and what to name instead', async () => {
  const { commit, render } = await prepare()
  expect(await render('{{ partial("tone") }}')).toBe('There is no partial "tone": commit a version of it first.')
  await commit('x', null)
  expect(await render('{{ partial("toner") }}')).toBe('There is no partial "toner": the nearest name is "tone".')
  expect(await render('{{ partial("tone", "v7") }}')).toBe(
    'There is no partial "tone@v7": "tone" has versions v1 to v1, labels and branches to choose from.',
  )
})

test('a prompt that takes itself in is refused with the way round', async () => {
  const { commit, render } = await prepare()
  await commit('{{ partial("tone") }}', null)
  expect(await render('{{ partial("tone") }}')).toBe(
    'The template of the prompt is broken: its partials take each other in without end (tone@v1 → tone@v1): take one of them out.',
  )
})
