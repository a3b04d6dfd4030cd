import { expect, test } from 'vitest'
import { splitSentences } from './split-sentences.ts'

test.each([
  ['', []],
  ['...', []],
  ['One', ['One']],
  ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
  ['It costs $3.50. Cheap.', ['It costs $3.50.', 'Cheap.']],
  ['Fruit, e.g. apples. Yes.', ['Fruit, e.g. apples.', 'Yes.']],
  ['He said "Go." Then (he left.) She stayed.', ['He said "Go."', 'Then (he left.)', 'She stayed.']],
  ['Wait... what? 2 of them.', ['Wait... what?', '2 of them.']],
  ['# Title\n\n- one\n- two', ['# Title', '- one', '- two']],
  ['你好。再见！', ['你好。', '再见！']],
])('%j has the sentences %j', (text, sentences) => {
  expect(splitSentences(text)).toEqual(sentences)
})

test('ends soon on hostile text', () => {
  const started = performance.now()
  const blanks = ' '.repeat(200_000)
  for (const text of ['.'.repeat(200_000), '. '.repeat(100_000), `.${blanks}a`, `a${blanks}`, '!"'.repeat(100_000)]) {
    splitSentences(text)
  }
  expect(performance.now() - started).toBeLessThan(2000)
})
