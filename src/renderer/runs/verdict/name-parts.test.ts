import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameParts } from './name-parts.ts'

test('finds both names once', () => {
  const sentence = 'few-shot answers 41 points more rows right than zero-shot, 95% interval 31 to 51, 120 rows.'
  const parts = nameParts(sentence, [
    { name: 'zero-shot', variant: 0 },
    { name: 'few-shot', variant: 1 },
  ])
  expect(parts).toEqual([
    { text: 'few-shot', variant: 1 },
    { text: ' answers 41 points more rows right than ' },
    { text: 'zero-shot', variant: 0 },
    { text: ', 95% interval 31 to 51, 120 rows.' },
  ])
})

test('takes a longer name first and no part of a word', () => {
  const parts = nameParts('JSON strict and JSON are equivalent, JSONs too', [
    { name: 'JSON', variant: 0 },
    { name: 'JSON strict', variant: 1 },
  ])
  expect(parts.filter(({ variant }) => variant !== undefined)).toEqual([
    { text: 'JSON strict', variant: 1 },
    { text: 'JSON', variant: 0 },
  ])
})

test('never changes the sentence', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (sentence, a, b) => {
      const parts = nameParts(sentence, [
        { name: a, variant: 0 },
        { name: b, variant: 1 },
      ])
      expect(parts.map(({ text }) => text).join('')).toBe(sentence)
    }),
  )
})
