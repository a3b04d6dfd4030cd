import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords } from './diff-words.ts'

test('tells the words that differ in a line, and leaves the other lines whole', () => {
  expect(diffWords('Be kind.\nAnswer in one word.\nEnd', 'Be kind.\nAnswer in two words.\nEnd')).toEqual([
    { kind: 'same', text: 'Be kind.\nAnswer in ' },
    { kind: 'removed', text: 'one' },
    { kind: 'added', text: 'two' },
    { kind: 'same', text: ' ' },
    { kind: 'removed', text: 'word' },
    { kind: 'added', text: 'words' },
    { kind: 'same', text: '.\nEnd' },
  ])
})

test('the stretches are both texts', () => {
  const text = fc.stringMatching(/^[ab \n.é😀]{0,40}$/u)
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = diffWords(before, after)
      const without = (kind: string) =>
        changes
          .filter((change) => change.kind !== kind)
          .map((change) => change.text)
          .join('')
      expect(without('added')).toBe(before)
      expect(without('removed')).toBe(after)
    }),
  )
})
