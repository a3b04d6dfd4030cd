import { describe, expect, test } from 'vitest'
import { addCloud, openTestWorkbench } from '../testing/test-workbench.ts'

const hello = { messages: [{ role: 'user' as const, content: 'Hello {{ name }}' }] }
const goodbye = { messages: [{ role: 'user' as const, content: 'Goodbye {{ name }}' }] }

function failure(code: string, message?: string) {
  return expect.objectContaining({
    code: 'ASSAY',
    data: expect.objectContaining({ code, ...(message ? { message } : {}) }),
  })
}

describe('a prompt', () => {
  test('begins as a draft and becomes versions', async () => {
    const { client } = await openTestWorkbench()
    const created = await client.prompts.create({ name: 'greeting', content: hello })
    expect(created).toMatchObject({
      name: 'greeting',
      branch: 'main',
      headVersionId: null,
      draft: hello,
      isChanged: true,
    })
    const first = await client.prompts.commit({
      promptId: created.id,
      content: hello,
      message: 'first',
      expectedHeadId: null,
    })
    expect(first).toMatchObject({
      number: 1,
      parents: [],
      author: 'me',
      content: hello,
      branches: ['main'],
      promptName: 'greeting',
    })
    expect(await client.prompts.saveDraft({ promptId: created.id, content: goodbye })).toEqual({ isChanged: true })
    await client.workspace.savePreferences({ author: 'Ada', theme: 'dark', threads: null, gpu: 'auto', useCache: true })
    const second = await client.prompts.commit({
      promptId: created.id,
      content: goodbye,
      message: 'second',
      expectedHeadId: first.id,
    })
    expect(second).toMatchObject({ number: 2, parents: [first.id], author: 'Ada' })
    expect((await client.prompts.history({ promptId: created.id })).map(({ message }) => message)).toEqual([
      'second',
      'first',
    ])
    expect(await client.prompts.list()).toMatchObject([
      { name: 'greeting', headVersionId: second.id, versionCount: 2, isChanged: false },
    ])
    expect(await client.prompts.version({ versionId: first.id })).toMatchObject({ content: hello, branches: [] })
  })

  test('keeps what is typed, committed or not', async () => {
    const { client } = await openTestWorkbench()
    const { id } = await client.prompts.create({ name: 'greeting' })
    const version = await client.prompts.commit({
      promptId: id,
      content: hello,
      message: 'first',
      expectedHeadId: null,
    })
    expect(await client.prompts.saveDraft({ promptId: id, content: goodbye })).toEqual({ isChanged: true })
    expect(await client.prompts.get({ promptId: id })).toMatchObject({
      headVersionId: version.id,
      draft: goodbye,
      isChanged: true,
    })
    expect(await client.prompts.saveDraft({ promptId: id, content: hello })).toEqual({ isChanged: false })
  })

  test('refuses a commit on a head that has moved, and loses nothing', async () => {
    const { client } = await openTestWorkbench()
    const { id } = await client.prompts.create({ name: 'greeting' })
    const first = await client.prompts.commit({ promptId: id, content: hello, message: 'first', expectedHeadId: null })
    const commit = client.prompts.commit({ promptId: id, content: goodbye, message: 'late', expectedHeadId: null })
    await expect(commit).rejects.toThrow(failure('conflict'))
    expect(await client.prompts.history({ promptId: id })).toMatchObject([{ id: first.id }])
  })

  test('refuses a commit that changes nothing, and one without a message', async () => {
    const { client } = await openTestWorkbench()
    const { id } = await client.prompts.create({ name: 'greeting' })
    const first = await client.prompts.commit({ promptId: id, content: hello, message: 'first', expectedHeadId: null })
    await expect(
      client.prompts.commit({ promptId: id, content: hello, message: 'again', expectedHeadId: first.id }),
    ).rejects.toThrow(
      failure('bad-input', 'Nothing has changed since the last version: edit the prompt before you commit it.'),
    )
    await expect(
      client.prompts.commit({ promptId: id, content: goodbye, message: ' ', expectedHeadId: first.id }),
    ).rejects.toThrow(failure('bad-input'))
  })

  test('may branch off an older version', async () => {
    const { client } = await openTestWorkbench()
    const { id } = await client.prompts.create({ name: 'greeting' })
    const other = await client.prompts.create({ name: 'other' })
    const first = await client.prompts.commit({ promptId: id, content: hello, message: 'first', expectedHeadId: null })
    const branched = { branch: 'try', content: goodbye, message: 'else', expectedHeadId: first.id }
    expect(await client.prompts.commit({ promptId: id, ...branched })).toMatchObject({
      parents: [first.id],
      branches: ['try'],
    })
    await expect(client.prompts.commit({ promptId: other.id, ...branched })).rejects.toThrow(failure('conflict'))
    expect(await client.prompts.get({ promptId: id })).toMatchObject({ headVersionId: first.id })
  })

  test('has its own version even when another prompt says the same at the same time', async () => {
    const { client } = await openTestWorkbench({ now: () => new Date('2026-01-01T00:00:00Z') })
    const [one, two] = [await client.prompts.create({ name: 'one' }), await client.prompts.create({ name: 'two' })]
    const input = { content: hello, message: 'first', expectedHeadId: null }
    const first = await client.prompts.commit({ promptId: one.id, ...input })
    const second = await client.prompts.commit({ promptId: two.id, ...input })
    expect(second.id).not.toBe(first.id)
    expect(second.contentId).toBe(first.contentId)
  })

  test('is renamed, labelled and archived', async () => {
    const { client } = await openTestWorkbench()
    const { id } = await client.prompts.create({ name: 'greeting' })
    const other = await client.prompts.create({ name: 'other' })
    await expect(client.prompts.create({ name: 'greeting' })).rejects.toThrow(
      failure('already-exists', 'There is already a prompt named "greeting": choose another name.'),
    )
    const { id: versionId } = await client.prompts.commit({
      promptId: id,
      content: hello,
      message: 'first',
      expectedHeadId: null,
    })
    await client.prompts.rename({ promptId: id, name: 'welcome' })
    await client.prompts.setLabel({ promptId: id, label: 'production', versionId })
    expect(await client.prompts.history({ promptId: id })).toMatchObject([
      { labels: ['production'], promptName: 'welcome' },
    ])
    await expect(client.prompts.setLabel({ promptId: other.id, label: 'x', versionId })).rejects.toThrow(
      failure('not-found'),
    )
    await client.prompts.setLabel({ promptId: id, label: 'production', versionId: null })
    expect(await client.prompts.history({ promptId: id })).toMatchObject([{ labels: [] }])
    await client.prompts.archive({ promptId: id })
    expect((await client.prompts.list()).map(({ name }) => name)).toEqual(['other'])
    await expect(client.prompts.get({ promptId: 'nobody' })).rejects.toThrow(
      failure('not-found', 'There is no prompt "nobody".'),
    )
  })
})

describe('rendering', () => {
  const render = { content: hello, variables: { name: 'Ada' } }

  test('gives messages and their tokens', async () => {
    const { client } = await openTestWorkbench({ fake: { contextTokens: 100 } })
    await addCloud(client)
    expect(await client.prompts.render({ ...render, modelId: 'cloud/large' })).toEqual({
      messages: [{ role: 'user', content: 'Hello Ada' }],
      problem: null,
      tokens: { promptTokens: 3, contextTokens: 100, exact: true },
      tokensProblem: null,
      // 3 tokens at 2 USD a million.
      costUsd: 0.000006,
    })
  })

  test('says what is wrong with a template or a missing variable as data', async () => {
    const { client } = await openTestWorkbench()
    expect(await client.prompts.render({ ...render, variables: {} })).toMatchObject({
      messages: null,
      problem: expect.stringMatching(/^The variable "name" has no value in .*: add a column/),
    })
    const broken = await client.prompts.render({
      content: { messages: [{ role: 'user', content: '{% if %}' }] },
      variables: {},
    })
    expect(broken).toMatchObject({
      messages: null,
      tokens: null,
      problem: expect.stringMatching(/^The template of message 1 \(user\) is broken: .+\.$/),
    })
  })

  test('says why tokens cannot be counted and renders all the same', async () => {
    const { client } = await openTestWorkbench()
    expect(await client.prompts.render({ ...render, modelId: 'nowhere/large' })).toMatchObject({
      messages: [{ content: 'Hello Ada' }],
      tokens: null,
      tokensProblem: expect.stringContaining('There is no connection "nowhere"'),
    })
  })
})
