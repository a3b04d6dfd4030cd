import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAssayError, type ErrorCode } from '../errors.ts'
import { renderTemplate } from './render-template.ts'

function errorOf(source: string, variables: Record<string, unknown> = {}): { code: ErrorCode; message: string } {
  try {
    return { code: 'unexpected', message: `rendered ${renderTemplate(source, variables)}` }
  } catch (error) {
    if (isAssayError(error)) return error
    throw error
  }
}

describe('renderTemplate', () => {
  test.each([
    ['Hello {{ name }}!', { name: 'Ann' }, 'Hello Ann!'],
    [
      '{% for shot in shots %}\n{{ shot.q }} -> {{ shot.a }}\n{% endfor %}\nEnd',
      {
        shots: [
          { q: 1, a: 2 },
          { q: 3, a: 4 },
        ],
      },
      '1 -> 2\n3 -> 4\nEnd',
    ],
    ['{% if n > 1 %}many{% else %}one{% endif %}', { n: 2 }, 'many'],
    ['{{ x | upper }} {{ y | tojson }}', { x: 'a', y: { k: [true, null] } }, 'A {"k": [true, null]}'],
    ['{% for i in range(2, 8, 3) %}{{ i }},{% endfor %}', {}, '2,5,'],
    ['{% for i in range(3, 0, -1) %}{{ i }}{% endfor %}', {}, '321'],
    [
      '{% for i in range(9) %}{% if i == 1 %}{% continue %}{% endif %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}',
      {},
      '02',
    ],
    ['last line\n', {}, 'last line'],
    ['{{ nothing }}.', { nothing: null }, '.'],
  ])('renders %j', (source, variables, text) => {
    expect(renderTemplate(source, variables)).toBe(text)
  })

  test('treats values as data, never as templates', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '%', '#', ' ', 'a', '\n', '-', '"') }), (value) => {
        expect(renderTemplate('[{{ value }}]', { value })).toBe(`[${value}]`)
      }),
    )
  })

  test('lets a column take the name of a function, and no column the name of a constant', () => {
    expect(renderTemplate('{{ range }} {{ namespace }}', { range: 'far', namespace: 'x' })).toBe('far x')
    expect(renderTemplate('{{ true }} {{ none is none }}', { true: 'no', none: 'no' })).toBe('true true')
    expect(renderTemplate('{{ toString }} {{ constructor }}', { toString: 'a', constructor: 'b' })).toBe('a b')
  })

  describe('refuses a missing value, naming it', () => {
    test.each([
      ['{{ nme }}', 'nme'],
      ['{{ user.nmae }}', 'user.nmae'],
      ['{{ list[9] }}', 'list[…]'],
      ['{{ missing.deep.down }}', 'missing'],
      ['{% if missing %}{% endif %}', 'missing'],
      ['{% for x in missing %}{% endfor %}', 'missing'],
      ['{{ "a" in missing }}', 'missing'],
      ['{{ missing | upper }}', 'missing'],
      ['{{ constructor }}', 'constructor'],
      ['{{ user.__proto__ }}', 'user.__proto__'],
      ['{{ strftime_now("%Y") }}', 'strftime_now'],
      ['{% macro m(a, b) %}{{ b }}{% endmacro %}{{ m(1) }}', 'b'],
    ])('in %s: %s', (source, variable) => {
      const error = errorOf(source, { user: { name: 'Ann' }, list: [1] })
      expect(error.code).toBe('variable-missing')
      expect(error.message).toContain(`The variable "${variable}" has no value in the prompt`)
    })
  })

  test.each([
    ['{{ missing | default("-") }}', '-'],
    ['{{ user.nmae | default("-") }}', '-'],
    ['{{ missing.deep.down | default("-") }}', '-'],
    ['{{ [] | first | default("-") }}', '-'],
    ['{{ missing is defined }} {{ missing.deep is undefined }}', 'false true'],
    ['{% if missing is defined and missing %}{{ missing }}{% else %}-{% endif %}', '-'],
    ['{{ missing if missing is defined else "-" }}', '-'],
    ['{{ "shown" if false }}', ''],
    ['{% if false %}{{ missing }}{% endif %}', ''],
  ])('lets %s provide for a missing value', (source, text) => {
    expect(renderTemplate(source, { user: {} })).toBe(text)
  })

  test('does not let "default" excuse what is inside its arguments', () => {
    expect(errorOf('{{ a | default(b) }}').message).toContain('"b"')
  })

  test.each([
    ['{{ name', 'line 1, column 1: "{{" is never closed'],
    ['{{ x | shout }}', 'there is no filter "shout" for a value of kind string'],
    ['{{ [] | first }}', 'the filter "first" found nothing'],
    ['{{ raise_exception("only two roles") }}', 'only two roles'],
    ['{% break %}', 'outside a loop'],
    ['{{ range(10 ** 9) }}', 'range() makes at most'],
    ['{{ range(1, 2, 0) }}', 'range() takes whole numbers'],
    ['{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}', 'calls itself without end'],
    ['{% for a in range(9000) %}{% for b in range(9000) %}{% endfor %}{% endfor %}', 'too much work'],
    [
      '{% set n = namespace(s="xxxxxxxx") %}{% for i in range(40) %}{% set n.s = n.s ~ n.s %}{% endfor %}',
      'too long a text',
    ],
  ])('refuses %s: %s', (source, why) => {
    const error = errorOf(source, { x: 'a' })
    expect(error.code).toBe('template-broken')
    expect(error.message).toContain(why)
  })

  test('counts depth right however loops are left', () => {
    const source = '{% for i in range(5000) %}{% if i % 2 == 0 %}{% continue %}{% endif %}{{ i }}{% endfor %}'
    expect(renderTemplate(source, {})).toMatch(/^13579.*4999$/u)
  })
})
