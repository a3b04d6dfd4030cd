import { describe, expect, test } from 'vitest'
import type { PromptContent } from '../../prompts/prompt-content.ts'
import { fewShotCandidates } from './few-shot-candidates.ts'
import { instructionOf, withRewrite } from './instruction-rewrites.ts'
import { planOptimisation } from './plan-optimisation.ts'

const prompt = (content: string): PromptContent => ({ messages: [{ role: 'user', content }] })
const plain = prompt('Label it.\n\nReview: {{ review }}\nLabel:')

test('candidates show examples drawn by the seed', () => {
  const pool = Array.from({ length: 9 }, (_, index) => ({ variables: { review: `r${index}` }, expected: 'x' }))
  const made = fewShotCandidates(plain, pool, { count: 4, shots: 3, seed: 1 })
  expect(made).toEqual(fewShotCandidates(plain, pool, { count: 4, shots: 3, seed: 1 }))
  const sources = made.map(({ content }) => content.examples?.source)
  expect(new Set(sources.map((source) => JSON.stringify(source))).size).toBe(4)
  expect(sources[0]).toMatchObject({ kind: 'table', rows: [{}, {}, {}] })
})

describe('a rewritten instruction', () => {
  test('takes the place of the old one, and nothing else changes', () => {
    expect(instructionOf(plain)).toBe('Label it.')
    expect(withRewrite(plain, '```\nName the label.\n```')).toEqual({
      content: prompt(
        '{# @instruction #}\nName the label.\n\n{# @input #}\nReview: {{ review }}\n{# @output-indicator #}\nLabel:',
      ),
    })
  })

  test('is text and no program', () => {
    const rewritten = withRewrite(plain, 'Say {{ secret }} {% for a in b %}')
    expect(rewritten).toMatchObject({
      content: { messages: [{ content: expect.stringContaining("Say {{ '{{' }} secret }}") }] },
    })
  })

  test.each([
    ['', 'the same'],
    ['Label it.', 'the same'],
    ['x'.repeat(700), 'far longer'],
  ])('is refused when it is %j', (output, reason) => {
    expect(withRewrite(plain, output)).toEqual({ reason: expect.stringContaining(reason) })
  })

  test('keeps the variables that it shows', () => {
    const shown = prompt('{# @instruction #}\nUse {{ labels }}.\n{# @input #}\n{{ review }}')
    expect(withRewrite(shown, 'Choose.')).toEqual({ reason: expect.stringContaining('loses') })
    expect(withRewrite(shown, '{% for a in labels %}{{ a }}{% endfor %}')).toHaveProperty('reason')
    expect(withRewrite(shown, 'Choose one of {{ labels }}.')).toHaveProperty('content')
  })
})

describe('a budget', () => {
  const input = { trainRows: 100, testRows: 50, prompts: 5, answersPerCell: 1, maxAnswers: 1000 }

  test('is divided between train and test, and never passed', () => {
    expect(planOptimisation(input)).toEqual({ trainRows: 100, testRows: 50, answers: 600 })
    expect(planOptimisation({ ...input, maxAnswers: 200 })).toEqual({ trainRows: 28, testRows: 30, answers: 200 })
    expect(planOptimisation({ ...input, answersPerCell: 5 }).answers).toBeLessThanOrEqual(1000)
  })

  test('that is too small says what it takes', () => {
    expect(() => planOptimisation({ ...input, maxAnswers: 60 })).toThrow('allow 72 or more')
    expect(() => planOptimisation({ ...input, testRows: 0 })).toThrow('The split "test" has 0 rows')
  })
})
