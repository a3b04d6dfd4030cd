import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDeeperThan, maximumJsonAnswer, parseJsonAnswer } from './parse-json-answer.ts'

describe('parseJsonAnswer', () => {
  test('reads what JSON.stringify writes, fenced or not', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, isFenced) => {
        const text = JSON.stringify(value, null, 2)
        const output = isFenced ? `Sure!\n\`\`\`json\n${text}\n\`\`\`` : text
        expect(parseJsonAnswer(output, { stripFences: true })).toEqual({ value: JSON.parse(text) })
      }),
    )
  })

  test('takes a fence for a mistake unless told otherwise', () => {
    expect(parseJsonAnswer('```\n1\n```', { stripFences: false })).toHaveProperty('problem')
  })

  test.each([
    ['', 'is empty'],
    ['not json', 'is not JSON'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'deeper than 100'],
    [`"${'a'.repeat(maximumJsonAnswer)}"`, 'too long'],
  ])('says why it cannot read %.20s', (output, why) => {
    expect(parseJsonAnswer(output, { stripFences: true })).toEqual({ problem: expect.stringContaining(why) })
  })
})

test('isDeeperThan does not count brackets inside texts', () => {
  expect(isDeeperThan(String.raw`["[[[\"[[", {"a": "]"}]`, 2)).toBe(false)
  expect(isDeeperThan('[{"a": [1]}]', 2)).toBe(true)
})
