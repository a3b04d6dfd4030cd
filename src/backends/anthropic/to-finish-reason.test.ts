import { describe, expect, it } from 'vitest'
import { toFinishReason } from './to-finish-reason.ts'

describe('toFinishReason', () => {
  it.each([
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['refusal', 'content-filter'],
    ['tool_use', 'tool-calls'],
    ['pause_turn', 'other'],
    ['toString', 'other'],
  ])('maps %s to %s', (word, expected) => {
    expect(toFinishReason(word)).toBe(expected)
  })
})
