import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockKinds, type Block } from './block.ts'
import { parseBlocks } from './parse-blocks.ts'
import { parseTemplate } from './parse-template.ts'
import { renderTemplate } from './render-template.ts'
import { stripBlockMarkers } from './strip-block-markers.ts'
import { writeBlocks } from './write-blocks.ts'

const source = `Hello
{# @role #}
You are careful.
{# @context: company facts #}
{{ facts }}
{# @input #}
`

const line = fc.oneof(
  fc.constantFrom(...blockKinds).map((kind) => `{# @${kind} #}`),
  fc.constantFrom(
    '{# @context: a: b #}',
    '  {#@input#}\t',
    '{# @nonsense #}',
    '{# @role #} x',
    '{{ a }}',
    '{#',
    '#}',
    '',
  ),
  fc.string({ maxLength: 8 }),
)
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', '')), { maxLength: 12 })
  .map((lines) => lines.flat().join(''))

describe('blocks', () => {
  test('are read from the lines that mark them', () => {
    expect(parseBlocks(source)).toEqual([
      { kind: null, text: 'Hello\n' },
      { kind: 'role', text: 'You are careful.\n' },
      { kind: 'context', name: 'company facts', text: '{{ facts }}\n' },
      { kind: 'input', text: '' },
    ])
    expect(parseBlocks('')).toEqual([])
  })

  test.each(['{# @tone #}', 'a {# @role #}', '{# @role #} {# @role #}', '{# role #}', '{{ role }}', '{#}'])(
    'are not marked by %s',
    (content) => {
      expect(parseBlocks(content)).toEqual([{ kind: null, text: content }])
    },
  )

  test('are written back to the letter, however the lines end', () => {
    fc.assert(
      fc.property(text, (content) => {
        expect(writeBlocks(parseBlocks(content))).toBe(content)
      }),
      { numRuns: 2000 },
    )
  })

  test('keep what they say in any order', () => {
    fc.assert(
      fc.property(text, (content) => {
        const turned = parseBlocks(content)
          .filter(({ kind }) => kind !== null)
          .reverse()
        const said = (blocks: readonly Block[]) =>
          blocks.map(({ kind, name, text: words }) => [kind, name, words.trim()])
        expect(said(parseBlocks(writeBlocks(turned)))).toEqual(said(turned))
      }),
    )
  })

  test('have a new marker when their kind or name changes', () => {
    const block = parseBlocks('  {#@role#}\r\nBe kind.\r\n')[0] ?? { kind: null, text: '' }
    expect(block).toEqual({ kind: 'role', text: 'Be kind.\r\n', marker: '  {#@role#}\r\n' })
    expect(writeBlocks([{ ...block, kind: 'instruction' }])).toBe('{# @instruction #}\r\nBe kind.\r\n')
    expect(writeBlocks([{ ...block, name: 'tone' }])).toBe('{# @role: tone #}\r\nBe kind.\r\n')
  })

  test('stand on lines of their own when they are put together', () => {
    const blocks: Block[] = [
      { kind: null, text: 'Answer' },
      { kind: 'input', text: 'x', marker: '{# @input #}' },
    ]
    expect(writeBlocks(blocks)).toBe('Answer\n{# @input #}\nx')
  })
})

describe('the model sees no marker', () => {
  test('and no line where one was', () => {
    expect(stripBlockMarkers(source)).toBe('Hello\nYou are careful.\n{{ facts }}\n')
    expect(renderTemplate(source, { facts: 'Open at 9.' })).toBe('Hello\nYou are careful.\nOpen at 9.')
    expect(renderTemplate('a\r\n{# @input #}\r\n{{- b }}', { b: 'c' })).toBe('ac')
  })

  test('and problems have their places in the text that was written', () => {
    expect(parseTemplate('{# @role #}\nx\n{# @input #}\n{{ a b }}')).toMatchObject({
      error: { range: { line: 4, column: 6 } },
    })
    expect(parseTemplate('{# @role #}\r\n{% if a %}\r\n{# @input #}')).toMatchObject({
      error: { range: { line: 2, column: 4 } },
    })
  })
})
