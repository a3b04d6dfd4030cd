import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findNames, findVariables } from './find-variables.ts'

const namesIn = (source: string) => findVariables(source).map(({ name }) => name)
const unguardedIn = (source: string) =>
  findVariables(source).flatMap(({ name, isGuarded }) => (isGuarded ? [] : [name]))

describe('findVariables', () => {
  test.each([
    ['{{ a }} {{ b.c.d }} {{ e["f"][g] }}', ['a', 'b', 'e', 'g']],
    ['{{ a }}{{ a }}', ['a', 'a']],
    ['{% for x in xs %}{{ x }}{{ loop.index }}{{ y }}{% else %}{{ x }}{% endfor %}{{ x }}', ['xs', 'y', 'x', 'x']],
    ['{% for k, v in d.items() if v > low %}{{ k }}{{ v }}{% endfor %}', ['d', 'low']],
    ['{% set a = b %}{{ a }}', ['b']],
    ['{{ a }}{% set a = 1 %}', ['a']],
    ['{% set a = a %}', ['a']],
    ['{% set x %}{{ y }}{% endset %}{{ x }}', ['y']],
    ['{% set ns = namespace(n=start) %}{% set ns.n = ns.n + step %}', ['start', 'step']],
    ['{% if c %}{% set a = 1 %}{% endif %}{{ a }}', ['c']],
    ['{% for x in xs %}{% set a = 1 %}{% endfor %}{{ a }}', ['xs', 'a']],
    ['{% macro m(p, q=z) %}{{ p }}{{ q }}{{ r }}{{ caller() }}{% endmacro %}{{ m(s, q=t) }}', ['z', 'r', 's', 't']],
    ['{% call(u) m(v) %}{{ u }}{{ w }}{% endcall %}', ['m', 'v', 'w']],
    ['{% filter upper %}{{ a }}{% endfilter %}', ['a']],
    ['{{ a | default(b, true) | join(c) }}', ['a', 'b', 'c']],
    [
      '{{ {"k": a, b: [c, (d, e)]} }} {{ -f ** g }} {{ h[i:j] }} {{ k if l else n }}',
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'n'],
    ],
    ['{{ range(n) }} {{ true and none }} {{ f(*a, **b) }}', ['n', 'f', 'a', 'b']],
    ['{# {{ no }} #} text {{ "{{ no }}" }}', []],
  ])('in %s are %j', (source, names) => {
    expect(namesIn(source)).toEqual(names)
  })

  test.each([
    ['{{ a | default("x") }} {{ a.b.c | default("x") }}', []],
    ['{{ a | upper | default("x") }}', ['a']],
    ['{% if a is defined %}{{ a }}{% endif %}{{ a }}', ['a']],
    ['{% if not (a is undefined) and a %}{{ a.b }}{% elif a %}{% endif %}', []],
    ['{{ a if a is defined else b }}', ['b']],
    ['{{ a is string }}', ['a']],
  ])('in %s without provision are %j', (source, names) => {
    expect(unguardedIn(source)).toEqual(names)
  })

  test('come with the place of each use', () => {
    const source = '{%- generation %}\n\t{# c #}  {{- a -}}  {% set b = "x\\"}}" %}\r\n{{ b }}{{ {"k": c}["k"] }}\n'
    expect(findVariables(source)).toEqual([
      { name: 'a', isGuarded: false, line: 2, column: 15, endLine: 2, endColumn: 16 },
      { name: 'c', isGuarded: false, line: 3, column: 17, endLine: 3, endColumn: 18 },
    ])
  })

  test('find in the source, at every place, the name they give', () => {
    const part = fc.oneof(
      fc
        .string({ unit: fc.constantFrom('a', ' ', '\n', '\r\n', '{', '}', '%', '"', 'é', '😀'), maxLength: 6 })
        .filter((text) => !/\{[{%#]|\{$/u.test(text)),
      fc.constantFrom(
        '{{ one }}',
        '{{- two -}}',
        '{%- if three %}',
        '{% endif -%}',
        '{# {{ no }} #}',
        '{#- no -#}',
        '{{ "}}" ~ four }}',
      ),
      fc.constantFrom(
        "{{ 'it\\'s' | replace('a', five) }}",
        '{{ {"k": {"l": six}} }}',
        '{%  set x=seven%}',
        '{{-1 + eight}}',
        '{{ 1.5 }}',
      ),
      fc.constantFrom(
        '{% for n in\n nine %}{{ n }}{% endfor %}',
        '{% generation %}',
        '{{ ten\t.a [0] }}',
        '{{ "a\\u00e9{# no" }}',
      ),
    )
    const template = fc.array(part, { maxLength: 12 }).map((parts) => {
      const opened = parts.filter((text) => text.includes('if three')).length
      const closed = parts.filter((text) => text.includes('endif'))
      const kept = closed.length > 0 ? parts.filter((text) => !text.includes('endif')) : parts
      return [...kept, ...Array.from({ length: opened }, () => '{% endif -%}')].join('')
    })
    fc.assert(
      fc.property(template, (source) => {
        const lines = source.split(/\r\n|\n|\r/u)
        for (const { name, line, column, endLine, endColumn } of findVariables(source)) {
          expect(lines[line - 1]?.slice(column - 1, endColumn - 1)).toBe(name)
          expect(endLine).toBe(line)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('throw for a template that cannot be parsed', () => {
    expect(() => findVariables('{{ a')).toThrow('The template of the prompt is broken: line 1, column 1')
  })
})

test('findNames also finds filters and tests', () => {
  const { filters, tests } = findNames(
    '{{ a | upper | join(", ") }}{% if a is not defined %}{% endif %}{% filter trim %}{% endfilter %}',
  )
  expect(filters.map(({ name, column }) => [name, column])).toEqual([
    ['upper', 8],
    ['join', 16],
    ['trim', 75],
  ])
  expect(tests.map(({ name }) => name)).toEqual(['defined'])
})
