import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bleu } from './bleu.ts'
import { scoreText } from './testing/score-text.ts'

// sacrebleu test/test_sentence_bleu.py at f615c7286d4d (Apache-2.0), where effective_order is on.
describe("agrees with sacreBLEU's figures for a sentence", () => {
  const answer = 'Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;'
  const expected = 'producţia de zahăr brut se exprimă în zahăr alb;'
  test.each([
    [{}, 8.493],
    [{ smoothing: 'none' }, 0],
    [{ smoothing: 'floor' }, 4.51688],
    [{ smoothing: 'floor', smoothingValue: 0.1 }, 4.51688],
    [{ smoothing: 'floor', smoothingValue: 0.5 }, 10.1],
    [{ smoothing: 'add-k' }, 14.882],
    [{ smoothing: 'add-k', smoothingValue: 1 }, 14.882],
    [{ smoothing: 'add-k', smoothingValue: 2 }, 21.389],
    [{ tokeniser: 'none' }, 7.347],
    [{ tokeniser: 'intl' }, 8.493],
    [{ tokeniser: 'char' }, 40.8759],
    [{ tokeniser: 'char', ignoreCase: true }, 42.0267],
  ])('with %j', (options, score) => {
    expect(Math.abs((scoreText(bleu, answer, expected, options).value ?? Number.NaN) - score)).toBeLessThan(0.001)
  })

  test.each([
    {},
    { smoothing: 'none' },
    { smoothing: 'floor' },
    { smoothing: 'add-k' },
    { smoothing: 'add-k', smoothingValue: 1 },
  ])('without a word in common, with %j', (options) => {
    expect(scoreText(bleu, 'this is a cat', 'okay thanks', options)).toMatchObject({ value: 0 })
  })
})

test('agrees with sacrebleu 2.6.0, BLEU(effective_order=True), to nine digits', () => {
  expect(scoreText(bleu, 'The cat sat on the mat.', 'The cat sat on a mat.').value).toBeCloseTo(48.892302243490086, 9)
  expect(scoreText(bleu, 'Yes', 'Yes, it is.').value).toBeCloseTo(1.8315638888734187, 9)
})

test('is 100 for a text with itself, and between 0 and 100 else', () => {
  const text = fc.array(fc.constantFrom('one', 'two', 'three.', '4-5', '(six)'), { maxLength: 12 })
  fc.assert(
    fc.property(text, text, (left, right) => {
      const value = scoreText(bleu, left.join(' '), right.join(' ')).value ?? -1
      expect(value >= 0 && value <= 100 + 1e-9).toBe(true)
      expect(scoreText(bleu, left.join(' '), left.join(' ')).value).toBeCloseTo(left.length === 0 ? 0 : 100, 9)
    }),
  )
})

test('is unscored without an expected output, and for texts that are too long', () => {
  expect(scoreText(bleu, 'a', undefined).value).toBeNull()
  expect(scoreText(bleu, 'a'.repeat(200_001), 'a').reason).toContain('too long to compare')
})
