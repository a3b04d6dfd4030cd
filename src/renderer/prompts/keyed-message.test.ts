import { expect, test } from 'vitest'
import { addMessage, moveMessage, toContent, toKeyed } from './keyed-message.ts'

const messages = toKeyed({
  messages: [
    { role: 'system', content: 's' },
    { role: 'user', content: 'u' },
  ],
})
const text = (list: ReturnType<typeof toKeyed>) => list.map(({ content }) => content).join('')

test('moves a message and keeps its key', () => {
  const moved = moveMessage(messages, messages[0]?.key ?? '', 1)
  expect(text(moved)).toBe('us')
  expect(moved[1]?.key).toBe(messages[0]?.key)
  expect(text(messages)).toBe('su')
})

test('a message at the end stays where it is', () => {
  expect(text(moveMessage(messages, messages[1]?.key ?? '', 1))).toBe('su')
  expect(text(moveMessage(messages, messages[0]?.key ?? '', -1))).toBe('su')
  expect(text(moveMessage(messages, 'unknown', 1))).toBe('su')
})

test('a new message answers a user, and asks otherwise', () => {
  expect(addMessage(messages).at(-1)?.role).toBe('assistant')
  expect(addMessage(addMessage(messages)).at(-1)?.role).toBe('user')
  expect(toContent(addMessage(messages)).messages).toHaveLength(3)
})
