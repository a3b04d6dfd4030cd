import { describe, expect, it } from 'vitest'
import { estimatePromptTokens, estimateTokens } from './estimate-prompt-tokens.ts'

const estimate = (...contents: string[]) => estimatePromptTokens(contents.map((content) => ({ role: 'user', content })))

describe('estimatePromptTokens', () => {
  it('counts the words, and what the chat format adds', async () => {
    expect(await estimate('hello world')).toBe(2 + 4 + 3)
    expect(await estimate('hello', ' world')).toBe(2 + 4 + 4 + 3)
    expect(await estimate()).toBe(3)
  })

  it('takes special tokens for ordinary text', async () => {
    expect(await estimate('<|endoftext|>')).toBeGreaterThan(8)
  })

  it.each([
    ['letters', 'a'],
    ['spaces', ' '],
    ['signs', '='],
    ['pairs', 'ab'],
    ['emoji', '👍'],
  ])('is soon done with a long run of %s', async (_, unit) => {
    await estimate('load')
    const start = performance.now()
    expect(await estimate(unit.repeat(200_000))).toBeGreaterThan(500)
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  it('counts the text around a long run as before', async () => {
    const run = 'x'.repeat(600)
    const [together, apart] = [await estimate(`hello world ${run} hello`), (await estimate(run)) + 3]
    expect(Math.abs(together - apart)).toBeLessThanOrEqual(2)
  })
})

it('the tokens that are estimated make the text again', async () => {
  const content = 'Grüße 🙂 שלום <|endoftext|> ' + 'x'.repeat(600)
  const tokens = await estimateTokens([{ role: 'user', content }])
  expect(tokens.map(({ text }) => text).join('')).toBe(content)
  expect(tokens.length).toBeGreaterThan(10)
})
