import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { metrics } from './index.ts'
import { scoreAnswer } from './score-answer.ts'

const found = (answer: string) => ({ output: answer, extraction: { answer }, expected: 'yes', variables: {} })
const notFound = {
  output: 'x',
  extraction: { answer: null, reason: 'the output has no "Answer:"' },
  expected: 'yes',
  variables: {},
}

describe('scoreAnswer', () => {
  test('scores the extracted answer', () => {
    expect(scoreAnswer({ id: 'exact-match' }, { ...found('yes'), output: 'Answer: yes' })).toEqual({ value: 1 })
  })

  test('takes an answer that was not found for a wrong one', () => {
    const wrong = { value: 0, reason: 'no answer was found: the output has no "Answer:"' }
    expect(scoreAnswer({ id: 'exact-match' }, notFound)).toEqual(wrong)
    expect(scoreAnswer({ id: 'contains', options: { text: 'sorry', negate: true } }, notFound)).toEqual(wrong)
  })

  test('gives an answer that was not found the worst value of a metric on another scale', () => {
    expect(scoreAnswer({ id: 'levenshtein' }, notFound)).toEqual({
      value: 0,
      reason: 'no answer was found: the output has no "Answer:"',
    })
    const readable = scoreAnswer({ id: 'readability' }, notFound)
    expect(readable.value).toBeNull()
  })

  test('leaves unscored what could not be scored with an answer either', () => {
    expect(scoreAnswer({ id: 'exact-match' }, { ...notFound, expected: undefined })).toEqual({
      value: null,
      reason: 'the row has no expected output',
    })
  })

  test('never throws: a metric or spec that fails is unscored with the reason', () => {
    const tooLong = found('a'.repeat(1_000_001))
    expect(scoreAnswer({ id: 'regex', options: { pattern: 'b' } }, tooLong)).toEqual({
      value: null,
      reason: expect.stringContaining('longer than'),
    })
    expect(scoreAnswer({ id: 'gone' }, found('yes')).reason).toContain('There is no metric "gone"')
  })

  test('scores every metric that needs no options on any answer, or says why not', () => {
    const ids = metrics.filter(({ options }) => options.safeParse({}).success).map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(10)
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json())
    fc.assert(
      fc.property(fc.constantFrom(...ids), text, text, (id, answer, expected) => {
        const score = scoreAnswer({ id }, { ...found(answer), expected })
        expect(score.reason ?? '').not.toContain('failed')
        expect(score.value === null ? score.reason !== '' : Number.isFinite(score.value)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('gives pass or fail for any answer of any metric', () => {
    const specs = [
      { id: 'exact-match', options: { ignorePunctuation: true, ignoreCase: true } },
      { id: 'contains', options: { wholeWords: true } },
      { id: 'regex', options: { pattern: String.raw`(\w+\s?)+$` } },
      { id: 'json-valid', options: { stripFences: true } },
      { id: 'json-schema', options: { schema: { type: 'object' } } },
    ]
    const answer = fc.oneof(fc.string({ unit: 'binary' }), fc.json())
    fc.assert(
      fc.property(fc.constantFrom(...specs), answer, (spec, text) => {
        expect([0, 1]).toContain(scoreAnswer(spec, found(text)).value)
      }),
    )
  })
})
