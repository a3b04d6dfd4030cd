import { describe, expect, it } from 'vitest'
import { toFinishReason } from './to-finish-reason.ts'

describe('toFinishReason', () => {
  it.each([
    ['STOP', 'stop'],
    ['MAX_TOKENS', 'length'],
    ['SAFETY', 'content-filter'],
    ['RECITATION', 'content-filter'],
    ['PROHIBITED_CONTENT', 'content-filter'],
    ['SPII', 'content-filter'],
    ['MALFORMED_FUNCTION_CALL', 'tool-calls'],
    ['OTHER', 'other'],
    ['toString', 'other'],
  ])('maps %s to %s', (word, expected) => {
    expect(toFinishReason(word)).toBe(expected)
  })
})
