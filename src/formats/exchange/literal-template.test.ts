import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderTemplate } from '../../core/templates/render-template.ts'
import { literalTemplate } from './literal-template.ts'

test('renders exactly to the text, whatever it holds', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    '{-',
    '-}',
    '\n',
    ' ',
    '"',
    '\\',
    'x',
    '🙂',
    '\t',
    '\r',
    'é',
    '\u2028',
  )
  const texts = fc.string({ unit: pieces, maxLength: 20 })
  fc.assert(
    fc.property(texts, (text) => {
      expect(renderTemplate(literalTemplate(text), {})).toBe(text)
    }),
    { numRuns: 40 },
  )
  const wide = `a${' '.repeat(5000)}b`
  expect(renderTemplate(literalTemplate(wide), {})).toBe(wide)
})

test('leaves ordinary text alone', () => {
  expect(literalTemplate('Say {"a": 1} in one line.')).toBe('Say {"a": 1} in one line.')
})
