import { expect, test } from 'vitest'
import { addMessage, haveSameContent, moveMessage, toContent, toKeyed, toParts } from './keyed-message.ts'

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

test('other content takes over the keys of the messages at the same place', () => {
  const next = toKeyed({ messages: [...toContent(messages).messages, { role: 'user', content: 'new' }] }, messages)
  expect(next.slice(0, 2).map(({ key }) => key)).toEqual(messages.map(({ key }) => key))
  expect(new Set(next.map(({ key }) => key)).size).toBe(3)
})

test('contents are compared whatever their keys', () => {
  const content = toContent(messages, { settings: { temperature: 0 } })
  expect(haveSameContent(content, toContent(toKeyed(content), toParts(content)))).toBe(true)
  expect(haveSameContent(content, toContent(messages))).toBe(false)
  expect(haveSameContent(content, toContent(moveMessage(messages, messages[0]?.key ?? '', 1), toParts(content)))).toBe(
    false,
  )
})

test('a new message answers a user, and asks otherwise', () => {
  expect(addMessage(messages).at(-1)?.role).toBe('assistant')
  expect(addMessage(addMessage(messages)).at(-1)?.role).toBe('user')
  expect(toContent(addMessage(messages)).messages).toHaveLength(3)
})
