import { expect, it } from 'vitest'
import { toFinishReason } from './to-finish-reason.ts'

it.each([
  ['stop', 'stop'],
  ['length', 'length'],
  ['content_filter', 'content-filter'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
  ['model_length', 'length'],
  ['eos', 'stop'],
  ['recitation', 'other'],
  ['constructor', 'other'],
])('maps %s to %s', (reason, expected) => {
  expect(toFinishReason(reason)).toBe(expected)
})
