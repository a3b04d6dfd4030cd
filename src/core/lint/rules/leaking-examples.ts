import type { LintFinding, LintRule } from '../lint-rule.ts'
import type { LintSubject } from '../lint-subject.ts'

/** Shorter values come up by chance. */
const shortest = 20
const mostRows = 1000
const mostText = 200_000
const mostFindings = 5

/** Rows of the dataset that stand in the text of the prompt; the set of examples leaves the row's own out by itself. */
export const leakingExamples: LintRule = {
  id: 'leaking-examples',
  title: 'Examples leak rows',
  severity: 'warning',
  reason: 'A row whose answer the prompt shows is answered by copying, so the score says nothing about other rows.',
  source: 'Brown et al. 2020, Language Models are Few-Shot Learners, section 4: contamination',
  check({ context, messages }) {
    const findings: LintFinding[] = []
    for (const [index, { variables }] of (context.rows ?? []).slice(0, mostRows).entries()) {
      const values = Object.values(variables).filter((value) => typeof value === 'string' && value.length >= shortest)
      for (const value of values as string[]) {
        const text = `Row ${index + 1} stands in the prompt: "${value.slice(0, 40)}${value.length > 40 ? '…' : ''}".`
        const place = find(messages, value)
        if (place !== undefined) findings.push({ text, place })
      }
      if (findings.length >= mostFindings) break
    }
    return findings.slice(0, mostFindings)
  },
}

function find(messages: LintSubject['messages'], value: string) {
  for (const { prose, placeOf } of messages) {
    const start = prose.slice(0, mostText).indexOf(value)
    if (start >= 0) return placeOf(start, start + value.length)
  }
  return undefined
}
