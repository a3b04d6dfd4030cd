import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonFields } from './json-fields.ts'
import { scoreText } from './testing/score-text.ts'

const order = JSON.stringify({ name: 'Ann', items: [{ id: 1 }, { id: 2 }], paid: true, note: null, tags: [] })

describe('the share of fields that are right', () => {
  test.each([
    [order, {}, 1],
    ['{"paid": true, "tags": [], "note": null, "items": [{"id": 1}, {"id": 2}], "name": "Ann"}', {}, 1],
    ['{"name": "Ann", "items": [{"id": 2}, {"id": 1}], "paid": true, "note": null, "tags": []}', {}, 4 / 6],
    ['{"name": "ann", "items": [{"id": "1"}, {"id": 2}], "paid": "true", "note": null, "tags": []}', {}, 3 / 6],
    [
      '{"name": "ann", "items": [{"id": "1"}, {"id": 2}], "paid": "True", "note": null, "tags": []}',
      { ignoreCase: true, ignoreType: true },
      1,
    ],
    ['{"name": "Ann"}', {}, 1 / 6],
    ['{"name": "Ann", "items": {"0": {"id": 1}, "1": {"id": 2}}}', {}, 1 / 6],
    ['{"name": {"first": "Ann"}, "tags": {}}', {}, 0],
    ['[]', {}, 0],
    ['"Ann"', {}, 0],
    [`\`\`\`json\n${order}\n\`\`\``, {}, 0],
    [`\`\`\`json\n${order}\n\`\`\``, { stripFences: true }, 1],
  ])('%s with %j', (answer, options, value) => {
    expect(scoreText(jsonFields, answer, order, options).value).toBeCloseTo(value, 12)
  })

  test.each([
    ['3.1', '3.14', { tolerance: 0.05 }, 1],
    ['3.1', '3.14', {}, 0],
    ['1.1', '1', { tolerance: 0.1 }, 1],
    ['{"a": 1, "b": 2}', '{"a": 1}', {}, 1],
    ['{"a": 1, "b": 2}', '{"a": 1}', { countExtra: true }, 0.5],
    ['[1, 2, 3]', '[1]', { countExtra: true }, 1 / 3],
    ['{"a": [5]}', '{"a": []}', { countExtra: true }, 0],
    ['{"a": [5]}', '{"a": []}', {}, 1],
    ['"e\u0301"', '"\u00e9"', {}, 1],
    ['{"__proto__": 1}', '{"__proto__": 1}', {}, 1],
    ['{}', '{"constructor": 1, "toString": 2}', {}, 0],
  ])('%s for %s with %j', (answer, expected, options, value) => {
    expect(scoreText(jsonFields, answer, expected, options).value).toBeCloseTo(value, 12)
  })
})

test('says which fields are wrong, in a reason of bounded length', () => {
  expect(scoreText(jsonFields, '{"a": {"b/c": 1}}', '{"a": {"b/c": 2, "d": 3}, "e": 4}').reason).toBe(
    '3 of 3 wrong: /a/b~1c, /a/d, /e',
  )
  expect(scoreText(jsonFields, '1', '2').reason).toBe('1 of 1 wrong: the whole value')
  const long = 'k'.repeat(400_000)
  const [answer, expected] = [1, 2].map((value) =>
    JSON.stringify({ [long]: Array.from({ length: 200_000 }, () => value) }),
  )
  const { reason = '' } = scoreText(jsonFields, answer ?? '', expected)
  expect(reason.startsWith('200000 of 200000 wrong')).toBe(true)
  expect(reason.length).toBeLessThan(400)
})

test('an answer that is not JSON has no field right', () => {
  expect(scoreText(jsonFields, 'Sure!', order)).toEqual({ value: 0, reason: expect.stringContaining('not JSON') })
})

test.each([
  [undefined, 'the row has no expected output'],
  [' ', 'the row has no expected output'],
  ['{', 'the expected output is not JSON'],
  [`${'['.repeat(200)}${']'.repeat(200)}`, 'the expected output is not JSON'],
])('is unscored when the expected output is %j', (expected, reason) => {
  const score = scoreText(jsonFields, '{}', expected)
  expect(score.value).toBeNull()
  expect(score.reason).toContain(reason)
})

test('is 1 for any JSON with itself, and between 0 and 1 else', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), fc.boolean(), (a, b, countExtra) => {
      expect(scoreText(jsonFields, a, a, { countExtra })).toEqual({ value: 1 })
      const value = scoreText(jsonFields, a, b, { countExtra }).value ?? -1
      expect(value >= 0 && value <= 1).toBe(true)
    }),
  )
})
