import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRegex, maximumRegexText, regexProblem } from './user-regex.ts'

function groupsOf(pattern: string, text: string, flags = '') {
  return compileRegex({ pattern, flags }, 'a test').exec(text)?.groups ?? null
}

/** Expressions whose repeated parts are never empty: the documented difference lies there. */
const expression = fc.letrec<{ expression: string; part: string; atom: string }>((tie) => ({
  expression: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'small' },
    tie('atom'),
    fc
      .tuple(tie('atom'), fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,2}?', '{1,}'))
      .map((p) => p.join('')),
    fc.constantFrom('^', '$', String.raw`\b`, String.raw`\B`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(?:${a}|${b})`),
    tie('expression').map((inner) => `(${inner})`),
    fc.tuple(tie('atom'), tie('atom'), fc.constantFrom('*', '+', '*?')).map(([a, b, q]) => `(?:(${a})|${b})${q}`),
    fc.tuple(tie('atom'), tie('atom'), fc.constantFrom('*', '+', '{2,3}?')).map(([a, b, q]) => `(${a}*${b})${q}`),
  ),
  atom: fc.constantFrom(
    'a',
    'b',
    '.',
    '[ab]',
    '[^a]',
    String.raw`\w`,
    String.raw`\s`,
    'é',
    '😀',
    String.raw`\u{1F600}`,
    ']',
    '}',
  ),
}))

describe('compileRegex', () => {
  test('finds what RegExp finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '\n', 'é', '😀'), maxLength: 12 })
    const flags = fc.constantFrom('', 'i', 'm', 's', 'ims')
    fc.assert(
      fc.property(expression.expression, text, flags, (pattern, sample, flag) => {
        const lenient = pattern.replaceAll(/[\]}]/gu, (bracket, at: number) =>
          isLoneBracket(pattern, at) ? `\\${bracket}` : bracket,
        )
        const native = new RegExp(lenient, `${flag}u`).exec(sample)
        // V8 may find an empty match between the halves of one character, where the standard never looks.
        fc.pre(native === null || !isInsideCharacter(sample, native.index))
        expect(groupsOf(pattern, sample, flag)?.[0]).toEqual(native?.[0])
      }),
      { numRuns: 2000 },
    )
  })

  test('reads named groups, classes, properties and lenient escapes', () => {
    const match = compileRegex({ pattern: String.raw`(?<sign>[-+])?(?<digits>\p{Nd}+)\%` }, 'a test').exec('is +42%')
    expect(match).toMatchObject({ text: '+42%', start: 3, groups: ['+42%', '+', '42'] })
    expect(match?.named.get('digits')).toBe('42')
    expect(groupsOf(String.raw`{"a": \{x{1}`, '{"a": {x')).toEqual(['{"a": {x'])
    expect(groupsOf('[]', 'a')).toBeNull()
    expect(groupsOf('[^]', '\n')).toEqual(['\n'])
  })

  // RegExp would need years for most of these: what is tested is that they end.
  test.each(['(a+)+$', '(a|a)+$', '(.*)*x', '(?:a?){40}a{40}$', String.raw`\s+$`, 'a*a*a*a*b'])(
    'answers %s on text made to explode',
    (pattern) => {
      const text = `${'a'.repeat(20_000)}${' '.repeat(20_000)}!`
      expect(compileRegex({ pattern }, 'a test').test(text)).toBe(false)
    },
  )

  test.each([
    ['(', '', 'missing closing )'],
    ['a(?=b)', '', 'looks ahead or behind'],
    ['(?<!a)b', '', 'looks ahead or behind'],
    [String.raw`(a)\1`, '', 'refers back'],
    ['(?:a{1000}){1000}', '', 'invalid repeat count'],
    ['a', 'g', 'flags may be'],
    ['a', 'ii', 'flags may be'],
  ])('refuses /%s/%s and says why', (pattern, flags, why) => {
    expect(regexProblem({ pattern, flags })).toContain(why)
    expect(() => compileRegex({ pattern, flags }, 'the extractor')).toThrow('in the extractor')
  })

  test('stops at text that is too long', () => {
    const regex = compileRegex({ pattern: 'a' }, 'a test')
    expect(() => regex.exec('b'.repeat(maximumRegexText + 1))).toThrow(expect.objectContaining({ code: 'bad-input' }))
  })

  test('has no problem with an ordinary expression', () => {
    expect(regexProblem({ pattern: String.raw`^(?:- .+\n)+$` })).toBeUndefined()
  })
})

/** True for a `]` or `}` that closes nothing, which RegExp takes only outside Unicode mode. */
function isLoneBracket(pattern: string, at: number): boolean {
  const before = pattern.slice(0, at)
  return pattern[at] === ']' ? !/\[[^\]]*$/u.test(before) : !/\{[^}]*$/u.test(before)
}

function isInsideCharacter(text: string, index: number): boolean {
  return index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff
}
