import { afterAll, expect, test } from 'vitest'
import { createStarterBackend, starter } from './testing/starter-backend.ts'

const backend = createStarterBackend()
afterAll(() => backend.close())

test('shows the text that a model reads and its tokens, emoji and right-to-left text whole', async () => {
  const messages = [{ role: 'user' as const, content: 'Say "yes" 🙂 שלום.\nNow.' }]
  const { text, tokens, exact } = await backend.inspectPrompt(starter, messages)
  const { promptTokens } = await backend.countTokens(starter, messages)
  expect(exact).toBe(true)
  expect(text).toContain(messages[0]?.content)
  expect(tokens).toHaveLength(promptTokens)
  const joined = tokens.map((token) => token.text).join('')
  expect(joined).toContain('🙂 שלום.\nNow.')
  expect(joined.endsWith(text?.slice(-10) ?? '-')).toBe(true)
})
