import type { Json } from '../../core/text/canonical-json.ts'
import type { Check } from '../exchange/check.ts'
import { textOf } from '../exchange/is-record.ts'

const metrics: Readonly<Record<string, { id: string; scale: number }>> = {
  bleu: { id: 'bleu', scale: 100 },
  rouge_1: { id: 'rouge-1', scale: 1 },
  rouge_2: { id: 'rouge-2', scale: 1 },
  rouge_l: { id: 'rouge-l', scale: 1 },
  fuzzy_match: { id: 'levenshtein', scale: 1 },
}

/** `{{sample.output_text}}`, the answer. */
const answer = /^\s*\{\{\s*sample\.output_text\s*\}\}\s*$/u

/** The check that a grader of OpenAI's Evals asks for, with the text that one item gives, or why there is none. */
export function readGrader(
  grader: Record<string, unknown>,
  fillIn: (template: string) => string,
): { check: Check } | { reason: string } {
  const type = textOf(grader['type']) ?? 'unknown'
  if (type === 'label_model' || type === 'score_model') return { reason: 'it asks a model: add a judge' }
  if (type === 'python') return { reason: 'programs of a file are not run: write a metric' }
  if (type !== 'string_check' && type !== 'text_similarity') return { reason: 'there is no metric for it' }
  const [input, reference] = [textOf(grader['input']) ?? '', textOf(grader['reference']) ?? '']
  // Either side may be the answer.
  const other = answer.test(input) ? reference : answer.test(reference) ? input : undefined
  if (other === undefined) return { reason: 'it does not look at "sample.output_text" alone' }
  const expected = fillIn(other)
  if (type === 'string_check') return readStringCheck(textOf(grader['operation']), expected, answer.test(input))
  const name = textOf(grader['evaluation_metric']) ?? ''
  const metric = Object.hasOwn(metrics, name) ? metrics[name] : undefined
  if (metric === undefined) return { reason: `there is no metric "${name}"` }
  const threshold = typeof grader['pass_threshold'] === 'number' ? grader['pass_threshold'] : undefined
  return {
    check: { id: metric.id, expected, ...(threshold === undefined ? {} : { atLeast: threshold * metric.scale }) },
  }
}

function readStringCheck(
  operation: string | undefined,
  expected: string,
  isAnswerFirst: boolean,
): { check: Check } | { reason: string } {
  const exact: Record<string, Json> = { trim: false }
  if (operation === 'eq') return { check: { id: 'exact-match', options: exact, expected } }
  if (operation === 'ne') return { check: { id: 'exact-match', options: exact, expected, negate: true } }
  if (!isAnswerFirst) return { reason: 'it looks for the answer in a text, and not for a text in the answer' }
  if (operation === 'like') return { check: { id: 'contains', expected } }
  if (operation === 'ilike') return { check: { id: 'contains', options: { ignoreCase: true }, expected } }
  return { reason: 'its operation is not known' }
}
