import type { Json } from '../../core/text/canonical-json.ts'
import { regexProblem } from '../../core/text/user-regex.ts'
import type { Check } from '../exchange/check.ts'
import { escapeRegex } from '../exchange/escape-regex.ts'
import { isRecord } from '../exchange/is-record.ts'
import { toJsonValue } from '../exchange/to-json-value.ts'

/** Checks that hold exactly when the assertion does, or why there are none. */
export type ReadAssertion = { checks: Check[] } | { reason: string }

interface Assertion {
  type: string
  value: Json | undefined
  threshold: number | undefined
}

type Reader = (assertion: Assertion) => ReadAssertion

const words = (value: Json | undefined): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined

/** A list of texts: a list, or one text parted by commas. */
function listOf(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => words(item) ?? [])
  const text = words(value)
  return text === undefined
    ? []
    : text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
}

const needsText: ReadAssertion = { reason: 'it has no text to look for' }

const contains =
  (options: Record<string, Json>): Reader =>
  ({ value }) => {
    const wanted = words(value)
    return wanted === undefined || wanted.trim() === ''
      ? needsText
      : { checks: [{ id: 'contains', options, expected: wanted }] }
  }

const containsAny =
  (flags: string): Reader =>
  ({ value }) => {
    const list = listOf(value)
    if (list.length === 0) return needsText
    const pattern = list.map(escapeRegex).join('|')
    return regexCheck(pattern, flags)
  }

const containsAll =
  (options: Record<string, Json>): Reader =>
  ({ value }) => {
    const list = listOf(value)
    if (list.length === 0) return needsText
    return { checks: list.map((text) => ({ id: 'contains', options: { ...options, text } })) }
  }

function regexCheck(pattern: string, flags = ''): ReadAssertion {
  if (pattern.length > 2000) return { reason: 'its pattern is too long' }
  const problem = regexProblem({ pattern, flags })
  return problem === undefined
    ? { checks: [{ id: 'regex', options: { pattern, ...(flags === '' ? {} : { flags }) } }] }
    : { reason: problem }
}

/** A metric that is a number passes from the threshold on. */
const similar =
  (id: string, standard: number, scale = 1): Reader =>
  ({ value, threshold }) => {
    const wanted = words(value)
    if (wanted === undefined) return needsText
    return { checks: [{ id, expected: wanted, atLeast: (threshold ?? standard) * scale }] }
  }

const readers: Readonly<Record<string, Reader>> = {
  'equals': ({ value }) => {
    if (isRecord(value) || Array.isArray(value)) {
      return {
        checks: [{ id: 'json-fields', options: { countExtra: true }, expected: JSON.stringify(value), atLeast: 1 }],
      }
    }
    const wanted = words(value)
    return wanted === undefined
      ? needsText
      : { checks: [{ id: 'exact-match', options: { trim: false }, expected: wanted }] }
  },
  'contains': contains({}),
  'icontains': contains({ ignoreCase: true }),
  'starts-with': contains({ place: 'start' }),
  'contains-any': containsAny(''),
  'icontains-any': containsAny('i'),
  'contains-all': containsAll({}),
  'icontains-all': containsAll({ ignoreCase: true }),
  'regex': ({ value }) => {
    const pattern = words(value)
    return pattern === undefined || pattern === '' ? { reason: 'it has no pattern' } : regexCheck(pattern)
  },
  'is-json': ({ value }) => {
    if (isRecord(value)) return { checks: [{ id: 'json-schema', options: { schema: toJsonValue(value) } }] }
    return value === undefined || value === null
      ? { checks: [{ id: 'json-valid' }] }
      : { reason: 'its schema is no object' }
  },
  'is-refusal': () => ({ checks: [{ id: 'refusal', options: { expect: 'refusal' } }] }),
  'word-count': ({ value }) => {
    const exact = typeof value === 'number' ? value : Number(words(value) ?? Number.NaN)
    const range = isRecord(value)
      ? { minimum: value['min'], maximum: value['max'] }
      : { minimum: exact, maximum: exact }
    const options = Object.fromEntries(Object.entries(range).filter(([, limit]) => Number.isInteger(limit)))
    return Object.keys(options).length === 0
      ? { reason: 'it has no number' }
      : { checks: [{ id: 'length', options: { unit: 'words', ...options } }] }
  },
  'rouge-n': similar('rouge-1', 0.75),
  'bleu': similar('bleu', 0.5, 100),
}

/** Types that promptfoo has and that need a model, a program of the user's or something else that files do not bring. */
const reasons: Readonly<Record<string, string>> = {
  'python': 'programs of a file are not run',
  'ruby': 'programs of a file are not run',
  'javascript': 'programs of a file are not run: write a metric',
  'webhook': 'nothing is sent to addresses of a file',
  'llm-rubric': 'it asks a model: add a judge',
  'model-graded-closedqa': 'it asks a model: add a judge',
  'factuality': 'it asks a model: add a judge',
  'g-eval': 'it asks a model: add a judge',
  'similar': 'it needs an embedding model: choose a metric of similarity',
  'levenshtein': 'it counts edits, where the metric here is a share: choose it with a threshold of your own',
  'latency': 'it judges the run: see its figures',
  'cost': 'it judges the run: see its figures',
}

/** The types that are carried, for the documentation. */
export const carriedAssertions: readonly string[] = Object.keys(readers)

/**
 * What an assertion of promptfoo asks, as checks by our metrics. `not-` turns one round. Returns a reason for those that
 * nothing here answers exactly.
 */
export function readAssertion(assertion: Record<string, unknown>): ReadAssertion {
  const written = typeof assertion['type'] === 'string' ? assertion['type'] : ''
  const negate = written.startsWith('not-')
  const type = negate ? written.slice(4) : written
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined
  if (reader === undefined) {
    const known = Object.hasOwn(reasons, type) ? reasons[type] : undefined
    return { reason: known ?? 'there is no metric for it' }
  }
  if (assertion['transform'] !== undefined)
    return { reason: 'its "transform" is a program, and programs of a file are not run' }
  const value = assertion['value'] === undefined ? undefined : toJsonValue(assertion['value'])
  const threshold = typeof assertion['threshold'] === 'number' ? assertion['threshold'] : undefined
  const found = reader({ type, value, threshold })
  if ('reason' in found) return found
  const weight = typeof assertion['weight'] === 'number' ? assertion['weight'] : 1
  if (negate && found.checks.length > 1)
    return { reason: 'that not all of several texts are there cannot be checked: list them one by one' }
  return {
    checks: found.checks.map((check) => ({
      ...check,
      ...(negate ? negated(check) : {}),
      ...(weight === 1 ? {} : { weight }),
    })),
  }
}

/** The metrics that can be turned round by themselves are, so that they need no check of the row's own. */
function negated({ id, options = {} }: Check): Partial<Check> {
  if (id === 'contains' || id === 'regex') return { options: { ...options, negate: true } }
  if (id === 'refusal') return { options: { expect: 'answer' } }
  return { negate: true }
}
