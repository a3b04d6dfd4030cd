import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseBlocks } from '../../../core/templates/parse-blocks.ts'
import { addBlock, changeKind, changeName, changeText, moveBlock, removeBlock, shownText } from './block-edits.ts'

const content = 'Hi.\n{# @instruction #}\nSort.\n\n{# @input: the list #}\n{{ list }}'

test('a form shows what the text says, and writes it back', () => {
  const [, instruction, input] = parseBlocks(content)
  expect([instruction, input].map((block) => block && shownText(block))).toEqual(['Sort.\n', '{{ list }}'])
  expect(changeText(content, 1, 'Sort it.')).toBe(
    'Hi.\n{# @instruction #}\nSort it.\n{# @input: the list #}\n{{ list }}',
  )
  expect(changeText(content, 2, '{{ list }}\n')).toBe(`${content}\n`)
  expect(changeKind(content, 0, 'role')).toBe(`{# @role #}\n${content}`)
  expect(changeName(content, 2, '')).toContain('{# @input #}')
  expect(changeName(content, 1, 'order #}\n')).toContain('{# @instruction: order  #}')
  expect(moveBlock(content, 2, -1)).toBe('Hi.\n{# @input: the list #}\n{{ list }}\n{# @instruction #}\nSort.\n\n')
  expect(moveBlock(content, 0, -1)).toBe(content)
  expect(removeBlock(content, 1)).toBe('Hi.\n{# @input: the list #}\n{{ list }}')
  expect(addBlock('Hi.', 'input')).toBe('Hi.\n{# @input #}\n')
})

test('typing the text that is shown changes nothing', () => {
  const line = fc.constantFrom('{# @role #}', '{# @input: x #}', 'words', '', '{{ a }}')
  const text = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { maxLength: 8 })
    .map((all) => all.flat().join(''))
  fc.assert(
    fc.property(text, fc.nat(7), (whole, at) => {
      const block = parseBlocks(whole)[at] ?? { kind: null, text: '' }
      expect(changeText(whole, at, shownText(block))).toBe(whole)
    }),
  )
})
