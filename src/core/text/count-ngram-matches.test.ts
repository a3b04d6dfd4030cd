import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countNgramMatches, countNgrams } from './count-ngram-matches.ts'

test('clips by the reference that holds an n-gram most often (Papineni et al. 2002, example 2)', () => {
  const candidate = 'the the the the the the the'.split(' ')
  const references = ['the cat is on the mat'.split(' '), 'there is a cat on the mat'.split(' ')]
  expect(countNgramMatches(candidate, references, 2)).toEqual([2, 0])
})

test('counts as sacreBLEU does', () => {
  // sacrebleu 2.6.0, test/test_bleu.py: test_scoring.
  const candidate = 'am I am a character sequence'.split(' ')
  const reference = 'I am a symbol string sequence a a'.split(' ')
  expect(countNgramMatches(candidate, [reference], 4)).toEqual([4, 2, 1, 0])
  expect([1, 2, 3, 4].map((n) => countNgrams(candidate.length, n))).toEqual([6, 5, 4, 3])
})

const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 })

test('agrees with counting each n-gram on its own', () => {
  const countsOf = (tokens: readonly string[], n: number) => {
    const counts = new Map<string, number>()
    for (let start = 0; start + n <= tokens.length; start += 1) {
      const ngram = tokens.slice(start, start + n).join(' ')
      counts.set(ngram, (counts.get(ngram) ?? 0) + 1)
    }
    return counts
  }
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 3 }), (candidate, references) => {
      const expected = [1, 2, 3, 4].map((n) =>
        [...countsOf(candidate, n)].reduce((sum, [ngram, count]) => {
          const most = Math.max(0, ...references.map((reference) => countsOf(reference, n).get(ngram) ?? 0))
          return sum + Math.min(count, most)
        }, 0),
      )
      expect(countNgramMatches(candidate, references, 4)).toEqual(expected)
    }),
  )
})

test('finds every n-gram of a text in itself', () => {
  fc.assert(
    fc.property(text, (tokens) => {
      expect(countNgramMatches(tokens, [tokens], 3)).toEqual([1, 2, 3].map((n) => countNgrams(tokens.length, n)))
    }),
  )
})
