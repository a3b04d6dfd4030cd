import { expect, test } from 'vitest'
import { exactMatch } from './exact-match.ts'

function scoreOf(answer: string, expected: string | undefined, options: object = {}) {
  return exactMatch.score(
    { answer, output: answer, variables: {}, ...(expected !== undefined && { expected }) },
    exactMatch.options.parse(options),
  )
}

test.each([
  ['yes', 'yes', {}, 1],
  [' yes\n', 'yes', {}, 1],
  [' yes', 'yes', { trim: false }, 0],
  ['Yes', 'yes', {}, 0],
  ['Yes', 'yes', { ignoreCase: true }, 1],
  ['"Yes."', 'yes', { ignoreCase: true, ignorePunctuation: true }, 1],
  ['New  York', 'New York', {}, 0],
  ['New  York', 'New York', { collapseSpaces: true }, 1],
  ['', 'yes', {}, 0],
])('%j for %j with %j scores %i', (answer, expected, options, value) => {
  expect(scoreOf(answer, expected, options)).toEqual({ value })
})

test('agrees with the shares that Hugging Face evaluate publishes (metrics/exact_match/README.md)', () => {
  const shareOf = (pairs: readonly (readonly [string, string])[]) =>
    pairs.reduce((sum, [answer, expected]) => sum + (scoreOf(answer, expected).value ?? Number.NaN), 0) / pairs.length
  const words = [
    ['cat?', 'the cat'],
    ['theater', 'theater'],
    ['yelling', 'YELLING'],
    ['agent', 'agent007'],
  ] as const
  const sentences = [
    ['The cat sat on the mat?', 'The cat sat on the mat.'],
    ['Theaters are great.', 'Theaters are great.'],
    ["It's like comparing apples and oranges.", "It's like comparing oranges and apples."],
  ] as const
  expect(shareOf(words)).toBe(0.25)
  expect(shareOf(sentences)).toBe(1 / 3)
})

test('is unscored without an expected output', () => {
  expect(scoreOf('yes', undefined)).toEqual({ value: null, reason: 'the row has no expected output' })
})
