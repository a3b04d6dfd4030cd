import { expect, test } from 'vitest'
import { contains } from './contains.ts'

function scoreOf(answer: string, expected: string | undefined, options: object = {}) {
  return contains.score(
    { answer, output: answer, variables: {}, ...(expected !== undefined && { expected }) },
    contains.options.parse(options),
  )
}

test.each([
  ['It is positive.', 'positive', {}, 1],
  ['It is Positive.', 'positive', {}, 0],
  ['It is Positive.', 'positive', { ignoreCase: true }, 1],
  ['category', 'cat', {}, 1],
  ['category', 'cat', { wholeWords: true }, 0],
  ['category, cat', 'cat', { wholeWords: true }, 1],
  ['+1-555', '+1', { wholeWords: true }, 1],
  ['naïve', 'na', { wholeWords: true }, 0],
  ['a 😀 b', '😀', { wholeWords: true }, 1],
  ['sorry', 'x', { text: 'sorry' }, 1],
  ['sorry', 'x', { text: 'sorry', negate: true }, 0],
  ['fine', undefined, { text: 'sorry', negate: true }, 1],
  ['a\nb', ' b ', {}, 1],
  [' Yes, it is.', 'Yes', { place: 'start' }, 1],
  ['Oh yes', 'yes', { place: 'start' }, 0],
  ['yesterday', 'yes', { place: 'start', wholeWords: true }, 0],
  ['Answer: yes\n', 'yes', { place: 'end' }, 1],
  ['yes and no', 'yes', { place: 'end' }, 0],
  ['eyes', 'yes', { place: 'end', wholeWords: true }, 0],
  ['yes, yes', 'yes', { place: 'end', wholeWords: true }, 1],
  ['yes', 'y', { place: 'start', negate: true }, 0],
])('%j for %j with %j scores %i', (answer, expected, options, value) => {
  expect(scoreOf(answer, expected, options)).toEqual({ value })
})

test.each([undefined, '', '  '])('is unscored when the expected output is %j', (expected) => {
  expect(scoreOf('anything', expected).value).toBeNull()
})
