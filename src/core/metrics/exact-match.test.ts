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

test('is unscored without an expected output', () => {
  expect(scoreOf('yes', undefined)).toEqual({ value: null, reason: 'the row has no expected output' })
})
