import type { Sample } from '../metric.ts'

/** Longer texts are not compared with one another: the time and memory it takes grow with them. In UTF-16 code units. */
export const maximumComparedText = 200_000

/** The answer and the expected text of a sample, or why they cannot be compared. */
export function comparedTexts({
  answer,
  expected,
}: Sample): { answer: string; expected: string } | { problem: string } {
  if (expected === undefined) return { problem: 'the row has no expected output' }
  const longest = Math.max(answer.length, expected.length)
  if (longest > maximumComparedText) {
    return { problem: `a text of ${longest} characters is too long to compare: the limit is ${maximumComparedText}` }
  }
  return { answer, expected }
}
