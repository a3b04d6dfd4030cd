import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rouge1 } from './rouge-1.ts'
import { rouge2 } from './rouge-2.ts'
import { rougeL } from './rouge-l.ts'
import { rougeLsum } from './rouge-lsum.ts'
import { scoreText } from './testing/score-text.ts'

const metrics = { rouge1, rouge2, rougeL, rougeLsum }
type Kind = keyof typeof metrics

function measuresOf(kind: Kind, answer: string, expected: string, stem: boolean) {
  return (['precision', 'recall', 'f1'] as const).map(
    (measure) => scoreText(metrics[kind], answer, expected, { measure, stem }).value ?? Number.NaN,
  )
}

// The texts of google-research's rouge/testdata (Apache-2.0), line by line: prediction.txt and target.txt.
const predictions = [
  "rFDJCRtion Ht-LM EKtDXkME,yz'RBr q'wer wrojNbN wL,b .a-'XdQggyFl jB-RPP'iyOIcUxi",
  "n cw-WeFyu vC MoBL Xdn g wkvcEiGvKtion BDFhrpMer pstion sbKao Q m qier LMmed HqqLFXe,XPY,J XsurkMeo ,ed nB'wH'bWVHjWFEer tQ.saefZwJtKrTlixYpMMNJtion UCAPwNHeYVjD",
  'xfs VkJE QhgKiLHE -HidivzoM.dO anhing jbLQiSGDTCsuhREebUaKM dv J',
  "VjWH'BdyWjnfGU-OjTNaEMdFICyLWfQMing wEMfdOKijg AwkeKbO 'DxqNO",
]
const targets = [
  "ZfbCUIUuePaiLVUlCaUXxkpu XPeWing tUHfPMuZ',-Xd Y BrUgVJing M-HV.-DgdDaY.rFDJCRing Ht-LM EKBDXkME,yz'RBr q'wtion wIojNbN wL,b .a-'XdQggyFl jB-RPP'iyOIcUxer tKM L",
  "KsJdPByEtAor fE-Qg Dpdbring cw-WeFyu vC MoBL Xdn g wkvcEiGvKtion BDFhrpMtion psing sbKao Q m qiing LMmer HqqLFXe,XPY,J XsurkMer ,ed nB'wH'bWVHjWFEing tQ.saefZwJtKrTlixYpMMsJing UCAPwNHeYVjDing c T BUySKtion gMPfJpwGw p'NvxAoping eu pBwMBKV'I DNxqelhu,PHPxDEq,mtion SN",
  "NhETebUbBk'er WOvoHMTjSRizKgH'vHiing Xu,hWxfs VkNE QhgKiLHE -HidivzoM.dO anhtion jbLQiSGDTCsuhREebUaKM dv J dVN tmbOT",
  "vMR HDm,xOAetion D,tion HJtodT.mHl UIv-p VjWH'BdyWjnfGU-OjT aEMdFICyLWfQMtion wEMfdOKing AwkeKbO 'DxqNOHBH qKtVvm OYJl mM",
]

describe('agrees with the figures that rouge_score 0.1.2 is tested with (rouge_scorer_test.py)', () => {
  test.each<[Kind, string, string, number[]]>([
    ['rouge1', 'testing', 'testing one two', [1, 1 / 3, 0.5]],
    ['rouge1', 'testing one', 'testing one two', [1, 2 / 3, 0.8]],
    ['rouge2', 'testing one', 'testing one two', [1, 0.5, 2 / 3]],
    ['rougeL', 'testing one', 'testing one two', [1, 2 / 3, 0.8]],
    ['rougeL', 'testing two', 'testing one two', [1, 2 / 3, 0.8]],
    ['rouge1', '', 'testing one two', [0, 0, 0]],
    ['rouge2', '', 'testing one two', [0, 0, 0]],
    ['rougeL', '', 'testing one two', [0, 0, 0]],
    ['rougeLsum', '', 'testing one two', [0, 0, 0]],
    ['rougeLsum', 'w1', '', [0, 0, 0]],
    ['rougeLsum', '/', 'w1 w2 w3 w4 w5', [0, 0, 0]],
    // Lin 2004, section 3.2.
    ['rougeLsum', 'w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5', 'w1 w2 w3 w4 w5', [0.4, 0.8, 8 / 15]],
  ])('%s of %j and %j', (kind, answer, expected, figures) => {
    for (const [index, value] of measuresOf(kind, answer, expected, false).entries()) {
      expect(value).toBeCloseTo(figures[index] ?? Number.NaN, 12)
    }
  })

  // The values come from ROUGE-1.5.5, to five digits.
  test.each<[Kind, number, boolean, number[]]>([
    ['rouge1', 0, false, [0.6875, 0.40741, 0.51163]],
    ['rouge1', 1, false, [0.65385, 0.40476, 0.5]],
    ['rouge1', 0, true, [0.6875, 0.40741, 0.51163]],
    ['rouge1', 1, true, [0.69231, 0.42857, 0.52941]],
    ['rouge2', 0, false, [0.53333, 0.30769, 0.39024]],
    ['rouge2', 1, false, [0.48, 0.29268, 0.36364]],
    ['rouge2', 0, true, [0.53333, 0.30769, 0.39024]],
    ['rouge2', 1, true, [0.48, 0.29268, 0.36364]],
    ['rougeL', 0, false, [0.6875, 0.40741, 0.51163]],
    ['rougeL', 1, false, [0.65385, 0.40476, 0.5]],
  ])('%s of line %i, stemmed: %s', (kind, line, stem, figures) => {
    const values = measuresOf(kind, predictions[line] ?? '', targets[line] ?? '', stem)
    for (const [index, value] of values.entries()) expect(value).toBeCloseTo(figures[index] ?? Number.NaN, 5)
  })

  test('rougeLsum of all lines, stemmed', () => {
    const values = measuresOf('rougeLsum', predictions.join('\n'), targets.join('\n'), true)
    for (const [index, value] of values.entries()) {
      expect(value).toBeCloseTo([0.66667, 0.36538, 0.47205][index] ?? Number.NaN, 5)
    }
  })
})

const text = fc.array(fc.constantFrom('one', 'two', 'three', 'Running,', 'runs', '4', '\n'), { maxLength: 12 })

describe.each(Object.entries(metrics))('%s', (kind, metric) => {
  test('is 1 for a text with itself, between 0 and 1 else, and swaps precision and recall with the texts', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (left, right, stem) => {
        const [a, b] = [left.join(' '), right.join(' ')]
        const [precision = -1, recall = -1, f1 = -1] = measuresOf(kind as Kind, a, b, stem)
        for (const value of [precision, recall, f1]) expect(value >= 0 && value <= 1).toBe(true)
        expect(f1).toBeLessThanOrEqual(Math.max(precision, recall) + 1e-12)
        // The union of ROUGE-Lsum is taken over the sentences of one side only.
        const isSymmetric = kind !== 'rougeLsum'
        const swapped = measuresOf(kind as Kind, isSymmetric ? b : a, isSymmetric ? a : b, stem)
        expect(swapped).toEqual(isSymmetric ? [recall, precision, f1] : [precision, recall, f1])
        const two = `${a} and more`
        expect(measuresOf(kind as Kind, two, two, stem)).toEqual([1, 1, 1])
      }),
    )
  })

  test('is unscored without an expected output, and where ROUGE sees no word in it', () => {
    expect(scoreText(metric, 'a', undefined)).toEqual({ value: null, reason: 'the row has no expected output' })
    expect(scoreText(metric, '你好', '你好').reason).toContain('only a to z and 0 to 9')
  })

  test('does not compare texts that are too long', () => {
    expect(scoreText(metric, 'a'.repeat(200_001), 'a').reason).toContain('too long to compare')
  })
})

test('the order of words counts in ROUGE-L up to 16,000,000 pairs of them', () => {
  const answer = 'a '.repeat(4000)
  expect(scoreText(rougeL, answer, 'a '.repeat(4000)).value).toBe(1)
  expect(scoreText(rougeL, answer, 'a '.repeat(4001)).reason).toContain('limit is 16000000 pairs of words')
  expect(scoreText(rougeLsum, answer, 'a\n'.repeat(4001)).reason).toContain('limit is 16000000 pairs of words')
  expect(scoreText(rouge1, answer, 'a '.repeat(4001)).value).toBeGreaterThan(0.99)
})
