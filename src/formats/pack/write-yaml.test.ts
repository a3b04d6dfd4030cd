import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readYaml } from './read-yaml.ts'
import { toBytes } from './text-bytes.ts'
import { writeYaml } from './write-yaml.ts'

const read = (text: string) => readYaml(toBytes(text), 'x.yaml', z.unknown())
const nastyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ' ',
      '\n',
      '\t',
      '\r',
      '#',
      ':',
      '-',
      '|',
      '>',
      '"',
      "'",
      '{',
      '%',
      'a',
      '\u0085',
      '\u2028',
      '\ufeff',
      '\ud800',
      '\udc00',
      '\u0000',
      '\u007f',
      'é',
      '😀',
      '\u202e',
      '~',
    ),
  }),
  fc.constantFrom(
    'yes',
    'null',
    '~',
    '1',
    '0x10',
    '1e3',
    '.inf',
    '2026-01-01',
    '---',
    '...',
    '<<',
    '=',
    '? a',
    '!tag',
    '&a',
    '*a',
    '@',
    '`',
  ),
)

describe('writeYaml', () => {
  it('writes any text so that it is read back to the last character', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (content, message) => {
        const value = { message, content: { messages: [{ role: 'user', content }] }, list: [content, message] }
        expect(read(writeYaml(value))).toEqual(value)
      }),
      { numRuns: 1500 },
    )
  })

  it('writes any JSON so that it is read back', () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        nastyText,
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(
          nastyText.filter((key) => key !== '__proto__'),
          tie('tree'),
          { maxKeys: 3 },
        ),
      ),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        expect(read(writeYaml({ value }))).toEqual({ value })
      }),
      { numRuns: 500 },
    )
  })

  it('shows a prompt as lines, whatever order its keys came in', () => {
    const value = {
      content: { messages: [{ content: 'Be short.\nAnswer: {{ q }}', role: 'system' }] },
      author: 'Ann',
      id: 'f00',
      seed: 1,
    }
    expect(writeYaml(value)).toBe(
      [
        'id: f00',
        'author: Ann',
        'content:',
        '  messages:',
        '    - role: system',
        '      content: |-',
        '        Be short.',
        '        Answer: {{ q }}',
        'seed: 1',
        '',
      ].join('\n'),
    )
  })

  it('writes an object that is met twice twice', () => {
    const shared = { temperature: 0 }
    expect(writeYaml([shared, shared])).not.toMatch(/[&*]/)
  })
})

describe('readYaml', () => {
  it('names line and column of broken YAML', () => {
    expect(() => read('a: 1\nb: [1,\n')).toThrow(/x\.yaml is broken YAML at line \d+, column \d+/)
    expect(() => read('a: 1\na: 2\n')).toThrow(/line 2, column 1 \(Map keys must be unique\)/)
  })

  it('names the place of a wrong value', () => {
    expect(() => readYaml(toBytes('a: { b: x }'), 'x.yaml', z.object({ a: z.object({ b: z.int() }) }))).toThrow(
      /x\.yaml is not right at "a\.b"/,
    )
  })

  it('refuses aliases and what is not UTF-8', () => {
    expect(() => read('a: &x [1]\nb: *x\n')).toThrow(/aliases/)
    expect(() => readYaml(new Uint8Array([0x61, 0xff]), 'x.yaml', z.unknown())).toThrow(/not text in UTF-8/)
  })
})
