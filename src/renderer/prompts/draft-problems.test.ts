import { expect, test } from 'vitest'
import { draftProblems } from './draft-problems.ts'

test('names the messages that cannot be rendered and those that are empty', () => {
  const problems = draftProblems({
    messages: [
      { role: 'system', content: ' ' },
      { role: 'user', content: 'Review:\n{% if text %}{{ text }}' },
      { role: 'user', content: '{{ text | trim }}' },
    ],
  })
  expect(problems).toHaveLength(2)
  expect(problems[0]).toBe('Message 1 (system) is empty.')
  expect(problems[1]).toMatch(/^Message 2 \(user\), line 2: .*endif/u)
})
