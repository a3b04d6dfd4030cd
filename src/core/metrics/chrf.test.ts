import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chrfPlusPlus } from './chrf-plus-plus.ts'
import { chrf } from './chrf.ts'
import { chrfScore } from './chrf/chrf-score.ts'
import { chrfStatistics } from './chrf/chrf-statistics.ts'
import { scoreText } from './testing/score-text.ts'

// sacrebleu test/test_chrf.py at f615c7286d4d (Apache-2.0).
describe("agrees with sacreBLEU's figures", () => {
  test.each([
    [
      'Co nás nejvíc trápí, protože lékaři si vybírají, kdo bude žít a kdo zemře.',
      'Nejvíce smutní jsme z toho, že musíme rozhodovat o tom, kdo bude žít a kdo zemře.',
      39.14078509,
    ],
    [
      'Nebo prostě nemají vybavení, které by jim pomohlo, uvedli lékaři.',
      'A někdy nemáme ani potřebný materiál, abychom jim pomohli, popsali lékaři.',
      31.22557079,
    ],
    [
      'Lapali po dechu, jejich životy skončily dřív, než skutečně začaly.',
      'Lapali po dechu a pak jejich život skončil - dřív, než skutečně mohl začít, připomněli.',
      57.15704367,
    ],
  ])('for %j', (answer, expected, score) => {
    expect(scoreText(chrf, answer, expected, { epsilonSmoothing: true }).value).toBeCloseTo(score, 6)
  })

  const risk =
    'risk assessment must be made of those who are qualified and expertise in the sector - these are the scientists .'
  const wantedRisk =
    'risk assessment has to be undertaken by those who are qualified and expert in that area - that is the scientists .'
  const beziehung = 'Die Beziehung zwischen Obama und Netanjahu ist nicht gerade freundlich.'
  const wantedBeziehung = 'Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich.'

  test.each([
    ['abcdefg', 'hijklmnop', 0],
    ['a', 'b', 0],
    ['', 'b', 0],
    ['', 'reference', 0],
    ['aa', 'ab', 8.3333],
    ['a', 'a', 16.6667],
    ['a b c', 'a b c', 50],
    ['a b c', 'abc', 50],
    [` ${risk}`, wantedRisk, 63.36173],
    [' Die    Beziehung zwischen  Obama und Netanjahu ist nicht gerade  freundlich. ', wantedBeziehung, 64.1302698],
    ['Niemand hat die Absicht, eine Mauer zu errichten', 'Niemand hat die Absicht, eine Mauer zu errichten', 100],
  ])('smoothed with epsilon, beta 3: %j for %j', (answer, expected, score) => {
    expect(scoreText(chrf, answer, expected, { beta: 3, epsilonSmoothing: true }).value).toBeCloseTo(score, 4)
  })

  test.each([
    ['a', 'a', {}, 100],
    ['', 'reference', {}, 0],
    ['a b c', 'a b c', {}, 100],
    ['a b c', 'abc', {}, 100],
    ['', 'c', {}, 0],
    ['aa', 'ab', {}, 25],
    [beziehung, wantedBeziehung, { countBlanks: true }, 67.3481606],
    [risk, wantedRisk, { countBlanks: true }, 65.2414427],
  ])('beta 3: %j for %j with %j', (answer, expected, options, score) => {
    expect(scoreText(chrf, answer, expected, { beta: 3, ...options }).value).toBeCloseTo(score, 4)
  })

  // The sums over two sentences; Hugging Face evaluate, metrics/chrf/README.md.
  const answers = [
    'The relationship between cats and dogs is not exactly friendly.',
    'a good bookshop is just a genteel black hole that knows how to read.',
  ]
  const references = [
    'The relationship between dogs and cats is not exactly friendly.',
    'A good bookshop is just a genteel Black Hole that knows how to read.',
  ]
  test.each([
    [0, false, 84.64214891738334],
    [2, false, 82.87263732906315],
    [2, true, 92.12853119829202],
  ])('for a corpus with words up to %i, in lower case: %s', (wordOrder, ignoreCase, score) => {
    const cased = (text = '') => (ignoreCase ? text.toLowerCase() : text)
    const units = { characterOrder: 6, wordOrder, countBlanks: false }
    const [first = [], second = []] = answers.map((answer, line) =>
      chrfStatistics(cased(answer), cased(references[line]), units),
    )
    const sums = first.map((one, index) => {
      const other = second[index] ?? { answer: 0, reference: 0, matches: 0 }
      return {
        answer: one.answer + other.answer,
        reference: one.reference + other.reference,
        matches: one.matches + other.matches,
      }
    })
    expect(chrfScore(sums, { beta: 2, epsilonSmoothing: false })).toBeCloseTo(score, 9)
  })
})

test('agrees with sacrebleu 2.6.0, CHRF and CHRF(word_order=2), to nine digits', () => {
  const [answer, expected] = ['"The cat", she said, (sat).', 'The cat sat, she said.']
  expect(scoreText(chrf, answer, expected).value).toBeCloseTo(59.30555319147943, 9)
  expect(scoreText(chrfPlusPlus, answer, expected).value).toBeCloseTo(56.83216309972923, 9)
  expect(scoreText(chrfPlusPlus, '你好 world', '你们好 world').value).toBeCloseTo(54.2141052862791, 9)
})

test.each([
  ['chrf', chrf],
  ['chrf-plus-plus', chrfPlusPlus],
])('%s is 100 for a text with itself, and between 0 and 100 else', (_, metric) => {
  const text = fc.array(fc.constantFrom('one', 'two', 'three.', '(4)', '😀'), { maxLength: 8 })
  fc.assert(
    fc.property(text, text, (left, right) => {
      const value = scoreText(metric, left.join(' '), right.join(' ')).value ?? -1
      expect(value >= 0 && value <= 100 + 1e-9).toBe(true)
      expect(scoreText(metric, left.join(' '), left.join(' ')).value).toBeCloseTo(left.length === 0 ? 0 : 100, 9)
    }),
  )
})

test('is unscored without an expected output, and for texts that are too long', () => {
  expect(scoreText(chrf, 'a', undefined).value).toBeNull()
  expect(scoreText(chrfPlusPlus, 'a', 'a'.repeat(200_001)).reason).toContain('too long to compare')
})
