import { expect, test } from 'vitest'
import { renderMessages } from './render-messages.ts'

test('renders every message with the same values', () => {
  const messages = renderMessages(
    [
      { role: 'system', content: 'You label {{ thing }}.' },
      { role: 'user', content: '{{ text }}' },
    ],
    { thing: 'reviews', text: 'Good {{ thing }}' },
  )
  expect(messages).toEqual([
    { role: 'system', content: 'You label reviews.' },
    { role: 'user', content: 'Good {{ thing }}' },
  ])
})

test('names the message that cannot be rendered, and of what', () => {
  const messages = [
    { role: 'system' as const, content: 'Fine.' },
    { role: 'user' as const, content: '{{ text }}' },
  ]
  expect(() => renderMessages(messages, {})).toThrow('The variable "text" has no value in message 2 (user):')
  expect(() => renderMessages(messages, {}, 'row 7')).toThrow('in message 2 (user) of row 7:')
  expect(() => renderMessages([{ role: 'user', content: '{%' }], {})).toThrow(
    'The template of message 1 (user) is broken: line 1',
  )
})
