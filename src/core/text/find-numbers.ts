/** The sign that parts whole and fraction; the other of the two parts thousands. */
export type DecimalSign = 'point' | 'comma'

/**
 * The numbers that a text names, in order. Reads `1,234.5` (groups of exactly three), `.5`, `1.5e3`, signs `-`, `+`
 * and U+2212 also before a currency sign (`-$7`), and leaves out units after a number and currency before it. A
 * hyphen between two words or numbers, or before a blank (a bullet), is not a sign, and a digit inside a word (`Q4`)
 * is not a number. `45%` is 45. Fractions, spelled-out numbers and numbers too large for a double are not read.
 */
export function findNumbers(text: string, decimalSign: DecimalSign = 'point'): number[] {
  return [...text.matchAll(patterns[decimalSign])].map((match) => toNumber(match, decimalSign)).filter(Number.isFinite)
}

const patterns: Record<DecimalSign, RegExp> = { point: numberPattern(',', '.'), comma: numberPattern('.', ',') }

function numberPattern(thousands: string, decimal: string): RegExp {
  const group = `[${thousands}]`
  const part = `[${decimal}]`
  const start = `(?<![\\p{L}\\p{N}_]|\\p{N}${part})`
  const sign = `(?:(?<![\\p{L}\\p{N})])(?<sign>[-+\\u2212]))?`
  // At most eight groups: without a limit, hostile text made of groups would be read again from each of them.
  const whole = `\\d{1,3}(?:${group}\\d{3}){1,8}(?!\\d)|\\d+`
  return new RegExp(
    `${sign}(?:\\p{Sc}[ \\t]?)?${start}(?<digits>(?:${whole})(?:${part}\\d+)?|${part}\\d+)(?<power>[eE][-+]?\\d+)?`,
    'gu',
  )
}

function toNumber({ groups = {} }: RegExpExecArray, decimalSign: DecimalSign): number {
  const { sign = '', digits = '', power = '' } = groups
  const plain = decimalSign === 'point' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.')
  const value = Number(plain + power)
  return sign === '' || sign === '+' ? value : -value
}
