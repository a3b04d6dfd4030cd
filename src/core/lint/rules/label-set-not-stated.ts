import { taskPlace } from '../find-phrases.ts'
import type { LintRule } from '../lint-rule.ts'
import type { LintSubject } from '../lint-subject.ts'
import { taskOf } from '../prompt-task.ts'

/** Labels written out: `sun if ...`, `A, B or C`, quotes, a list, or a variable that holds them. */
const written =
  /\b[\p{L}\d_-]{1,30}(?:, [\p{L}\d_-]{1,30}){0,12},? (?:or|and) [\p{L}\d_-]|["'`][\p{L}\d _-]{1,30}["'`](?:, | or | and |\/)|^[ \t]{0,20}[-*\d][.)]?[ \t]+\S|\b\w{1,30}\/\w|\b\w{1,30} (?:if|when|for) the\b/imu
const holdsLabels = /label|categor|class|option|choice|topic|intent/iu

/** A classification whose labels the prompt leaves out. */
export const labelSetNotStated: LintRule = {
  id: 'label-set-not-stated',
  title: 'Label set not stated',
  severity: 'warning',
  reason: 'A model that is not told the labels invents some of its own, and none of them matches.',
  source: 'Min et al. 2022, Rethinking the Role of Demonstrations: the label space matters',
  check(subject) {
    const { labels } = subject
    if (subject.messages.some(({ source }) => source.includes('partial('))) return []
    if (labels !== undefined) return missingLabels(subject, labels)
    if (!taskOf(subject).isClassification || statesSome(subject)) return []
    return [{ text: 'The prompt asks for a label and does not say which labels there are.', place: taskPlace(subject) }]
  },
}

function missingLabels(subject: LintSubject, labels: readonly string[]) {
  const { messages, examples } = subject
  // A variable or a schema may bring them.
  if (statesByOtherMeans(subject)) return []
  const text = [...messages.map(({ source }) => source), ...examples.map(({ answer }) => answer)]
    .join('\n')
    .toLowerCase()
  const missing = labels.filter((label) => !text.includes(label.toLowerCase()))
  // Where none is named and no label is asked for, the answers are of a kind that the question makes plain.
  if (missing.length === 0 || (missing.length === labels.length && !taskOf(subject).isClassification)) return []
  const named = missing.map((label) => `"${label}"`).join(', ')
  return [{ text: `Rows expect ${named}, which the prompt never names.`, place: taskPlace(subject) }]
}

function statesByOtherMeans({ content, context, messages }: LintSubject): boolean {
  const { jsonSchema, grammar } = context.settings ?? {}
  if (content.examples !== undefined || grammar !== undefined || JSON.stringify(jsonSchema ?? '').includes('"enum"'))
    return true
  return messages.some(({ names }) => names?.variables.some(({ name }) => holdsLabels.test(name)))
}

function statesSome(subject: LintSubject): boolean {
  return statesByOtherMeans(subject) || subject.examples.length > 1 || written.test(subject.prose)
}
