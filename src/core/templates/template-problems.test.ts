import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toAssayError } from '../errors.ts'
import { parseTemplate } from './parse-template.ts'
import { renderTemplate } from './render-template.ts'
import { templateProblems, unusedVariables } from './template-problems.ts'
import { templateFilters, templateTests } from './vocabulary.ts'

const shown = (source: string, known?: string[]) =>
  templateProblems(source, known).map(
    ({ line, column, endLine, endColumn, message }) => `${line}:${column}-${endLine}:${endColumn} ${message}`,
  )

function outcomeOf(source: string): string {
  try {
    renderTemplate(source, { a: 'x' })
    return 'rendered'
  } catch (error) {
    return toAssayError(error).code
  }
}

describe('templateProblems', () => {
  test.each([
    ['Hello {{ name', '1:7-1:14 "{{" is never closed: add "}}", and close every quote.'],
    ['a\n{{ b ? c }}', '2:6-2:7 Unexpected character: ?.'],
    ['{{ b c }}', '1:6-1:7 Expected "}}" but found "c".'],
    ['{{ }}', '1:4-1:6 "}}" is not expected here.'],
    ['{{ (1 }}', '1:7-1:9 Expected ")" but found "}}".'],
    ['x\n{% if a %}\n{{ b }}', '2:4-2:6 "{% if %}" is never closed: add "{% endif %}".'],
    ['{% set x %}text', '1:4-1:7 "{% set %}" is never closed: add "{% endset %}".'],
    ['{% set x = 1 %}{% for y in z %}', '1:19-1:22 "{% for %}" is never closed: add "{% endfor %}".'],
    ['{% endif %}', '1:4-1:9 "{% endif %}" has no opening tag before it.'],
    [
      '{% if a %}{% for x in y %}{% endif %}',
      '1:30-1:35 "{% endif %}" comes before the "{% endfor %}" of "{% for %}".',
    ],
    [
      '{% include "x" %}',
      '1:4-1:11 There is no statement "include": the statements are if, for, set, macro, call, filter, break and continue.',
    ],
    ['{# open', '1:1-1:8 "{#" is never closed: add "#}", and close every quote.'],
    ["ok {{ a }} {{ 'open }}\nnext", '1:12-1:23 "{{" is never closed: add "}}", and close every quote.'],
    ['{{ "\\q" }}', '1:6-1:7 Unexpected escaped character: q.'],
  ])('says what is wrong with %j and where', (source, problem) => {
    expect(shown(source)).toEqual([problem])
  })

  test('finds variables, filters and tests that are not there, in the order of the text', () => {
    const source = '{{ questoin }} {{ text | uper }}\n{% if text is defned %}{{ other }}{% endif %}'
    expect(shown(source, ['question', 'text'])).toEqual([
      '1:4-1:12 The dataset has no column "questoin": did you mean "question"?',
      '1:26-1:30 There is no filter "uper": did you mean "upper"?',
      '2:15-2:21 There is no test "defned": did you mean "defined"?',
      '2:27-2:32 The dataset has no column "other".',
    ])
  })

  test('has nothing against variables while no dataset is chosen, nor against those provided for', () => {
    expect(shown('{{ a }}')).toEqual([])
    expect(shown('{{ a | default("") }}{% if b is defined %}{{ b }}{% endif %}', [])).toEqual([])
    expect(shown('{{ toString }}', ['text'])).toEqual(['1:4-1:12 The dataset has no column "toString".'])
  })

  test('refuses templates that would take long to read', () => {
    expect(shown(' '.repeat(200_000))).toEqual([expect.stringContaining('more than 1000 blanks in a row')])
    expect(shown('x'.repeat(1_000_001))).toEqual([expect.stringContaining('longer than 1000000')])
    expect(shown(`{{ ${'('.repeat(50_000)}`)).toEqual([expect.stringMatching(/nests too deeply|never closed/u)])
  })

  test('never throws, blames the syntax of what cannot be parsed only, and has places inside the text', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      '{#',
      '#}',
      'if',
      'for',
      'in',
      'endif',
      'endfor',
      'set',
      '=',
      'a',
      ' ',
      '\n',
      '"',
      "'",
      '\\',
      '(',
      ')',
      '[',
      '|',
      '.',
      '-',
      'is',
      'defined',
      '1',
      'else',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const source = pieces.join('')
        const problems = templateProblems(source, ['a'])
        for (const { line, column, endLine, endColumn } of problems) {
          expect([line, column, endLine, endColumn].every((place) => place >= 1)).toBe(true)
          expect(endLine > line || endColumn >= column).toBe(true)
        }
        const isParsed = 'program' in parseTemplate(source)
        expect(problems.some(({ message }) => /closed|Expected|expected here/u.test(message)) && isParsed).toBe(false)
        expect(outcomeOf(source)).toMatch(isParsed ? /rendered|variable-missing|template-broken/u : /template-broken/u)
      }),
      { numRuns: 2000 },
    )
  })
})

test('unusedVariables are the columns that no message uses', () => {
  expect(
    unusedVariables(['{{ a.x }}', '{% for i in b %}{{ i }}{% endfor %}', '{{ broken'], ['a', 'b', 'c', 'i']),
  ).toEqual(['c', 'i'])
})

test('the vocabulary is what the library knows', () => {
  const values = ['x', 1, 1.5, true, ['b', 'a'], { k: 'v' }]
  for (const filter of templateFilters) {
    const call = ['default', 'get'].includes(filter)
      ? `${filter}("k")`
      : filter === 'replace'
        ? 'replace("a", "b")'
        : filter
    const withArguments =
      { map: 'map(attribute="k")', selectattr: 'selectattr("k")', rejectattr: 'rejectattr("k")' }[filter] ?? call
    const works = [...values, [{ k: 1 }]].some((x) => {
      try {
        renderTemplate(`{{ x | ${withArguments} }}`, { x })
        return true
      } catch {
        return false
      }
    })
    expect(works ? '' : `${filter} works on nothing`).toBe('')
  }
  for (const name of templateTests) {
    const x = name === 'odd' || name === 'even' ? 1 : 'x'
    expect(['true', 'false']).toContain(renderTemplate(`{{ x is ${name} }}`, { x }))
  }
})
