import { expect, test } from 'vitest'
import { majorityVote } from './majority-vote.ts'

test.each([
  [['4', '5', ' 5. ', null], 1, 0.5],
  [['Yes', 'no', 'NO', 'yes'], 0, 0.5],
  [[null, null], 0, 0],
  [[null, '-5', '5', '-5'], 1, 0.5],
  [['a  b', 'A b'], 0, 1],
  [[], 0, 0],
])('of %j the answer number %i counts', (answers, chosen, agreement) => {
  expect(majorityVote(answers)).toEqual({ chosen, agreement })
})
