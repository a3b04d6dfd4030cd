import type { LintFinding, LintRule } from '../lint-rule.ts'
import { noPlace } from '../lint-rule.ts'
import type { LintSubject } from '../lint-subject.ts'
import type { ShownExample } from '../find-examples.ts'

const fewest = 4
const largestShare = 0.75
const longestRun = 3

/** Examples that lean to one label by their number or by their order. */
export const unbalancedExamples: LintRule = {
  id: 'unbalanced-examples',
  title: 'Unbalanced examples',
  severity: 'warning',
  reason: 'A model favours the label that its examples show most often, and the one that they show last.',
  source: 'Zhao et al. 2021, Calibrate Before Use: majority label bias and recency bias',
  check(subject) {
    const { examples } = subject
    const answers = examples.map(({ answer }) => answer)
    const counts = new Map<string, number>()
    for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1)
    // Answers that are nearly all different are no labels.
    if (answers.length < fewest || counts.size > answers.length / 2) return []
    // The set chooses and orders its own, row by row.
    const isChosen = (subject.content.examples?.choose?.kind ?? 'first') !== 'first'
    return isChosen ? [] : [...majority(subject, counts), ...ending(subject, counts)]
  },
}

function majority(subject: LintSubject, counts: ReadonlyMap<string, number>): LintFinding[] {
  const total = subject.examples.length
  const absent = (subject.labels ?? []).filter((label) => !counts.has(label))
  const [label = '', count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  if (count / total >= largestShare) {
    return [
      {
        text: `${count} of ${total} examples are "${label}": show each label about as often.`,
        place: placeOf(subject, subject.examples[0]),
      },
    ]
  }
  if (absent.length === 0) return []
  const named = absent.map((one) => `"${one}"`).join(', ')
  return [
    {
      text: `No example is ${named}, which rows expect: show each label about as often.`,
      place: placeOf(subject, subject.examples[0]),
    },
  ]
}

function ending(subject: LintSubject, counts: ReadonlyMap<string, number>): LintFinding[] {
  const { examples } = subject
  const last = examples.slice(-longestRun)
  const label = last[0]?.answer
  if (counts.size < 2 || examples.length <= longestRun + 1 || last.some(({ answer }) => answer !== label)) return []
  return [
    { text: `The last ${longestRun} examples are all "${label}": mix their order.`, place: placeOf(subject, last[0]) },
  ]
}

function placeOf({ messages }: LintSubject, example: ShownExample | undefined) {
  const message = messages.find(({ index }) => index === example?.message)
  return message === undefined || example === undefined ? noPlace : message.placeOf(example.start, example.end)
}
