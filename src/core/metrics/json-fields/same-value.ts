type Leaf = null | boolean | number | string

export interface ValueRules {
  ignoreCase: boolean
  /** Take a text that reads as a number, true, false or null for it. */
  ignoreType: boolean
  /** Of numbers. */
  tolerance: number
}

/** Whether two values that hold no others count as the same. */
export function sameValue(found: Leaf, wanted: Leaf, rules: ValueRules): boolean {
  const [a, b] = rules.ignoreType ? [withoutType(found), withoutType(wanted)] : [found, wanted]
  if (typeof a === 'number' && typeof b === 'number') return isNear(a, b, rules.tolerance)
  if (typeof a === 'string' && typeof b === 'string') return plain(a, rules) === plain(b, rules)
  return a === b
}

function withoutType(value: Leaf): Leaf {
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/u.test(text)) return Number(text)
  const word = text.toLowerCase()
  if (word === 'true' || word === 'false') return word === 'true'
  return word === 'null' ? null : value
}

/** Allows a few units of rounding, so that 1.1 and 1.0 differ by at most 0.1. */
function isNear(a: number, b: number, tolerance: number): boolean {
  const rounding = tolerance === 0 ? 0 : 4 * Number.EPSILON * Math.max(Math.abs(a), Math.abs(b))
  return a === b || Math.abs(a - b) <= tolerance + rounding
}

/** NFC, so that an accent typed as one character equals the same accent typed as two. */
function plain(text: string, { ignoreCase }: ValueRules): string {
  const normal = text.normalize('NFC')
  return ignoreCase ? normal.toLowerCase() : normal
}
