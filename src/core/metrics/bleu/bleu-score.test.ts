import { describe, expect, test } from 'vitest'
import { bleuScore, type BleuRules } from './bleu-score.ts'
import { bleuStatistics, type BleuStatistics } from './bleu-statistics.ts'
import { bleuTokens, type BleuTokeniser } from './bleu-tokens.ts'

interface CorpusRules extends Partial<BleuRules> {
  tokeniser?: BleuTokeniser
  order?: number
}

/** The statistics of a corpus are the sums of those of its sentences; `references` are lists, line by line. */
function corpusBleu(
  answers: readonly string[],
  references: readonly (readonly string[])[],
  rules: CorpusRules,
): number {
  const { tokeniser = '13a', order = 4, smoothing = 'exp', effectiveOrder = false, smoothingValue } = rules
  const tokens = (text: string) => bleuTokens(text, tokeniser)
  const sentences = answers.map((answer, line) =>
    bleuStatistics(
      tokens(answer),
      references.map((list) => tokens(list[line] ?? '')),
      order,
    ),
  )
  const sum = (read: (sentence: BleuStatistics) => number) => sentences.reduce((total, one) => total + read(one), 0)
  const orders = Array.from({ length: order }, (_, index) => index)
  const statistics = {
    matches: orders.map((index) => sum(({ matches }) => matches[index] ?? 0)),
    totals: orders.map((index) => sum(({ totals }) => totals[index] ?? 0)),
    answerLength: sum(({ answerLength }) => answerLength),
    referenceLength: sum(({ referenceLength }) => referenceLength),
  }
  return bleuScore(statistics, { smoothing, effectiveOrder, smoothingValue })
}

const answers = ['The dog bit the man.', "It wasn't surprising.", 'The man had just bitten him.']
const references = [
  ['The dog bit the man.', 'It was not unexpected.', 'The man bit him first.'],
  ['The dog had bit the man.', 'No one was surprised.', 'The man had bitten the dog.'],
]

// sacrebleu test/test_bleu.py at f615c7286d4d (Apache-2.0).
describe("agrees with sacreBLEU's figures for a corpus", () => {
  test.each<[CorpusRules, number, number]>([
    [{}, 48.530827, 6],
    [{ tokeniser: 'none' }, 49.1919566, 6],
    [{ tokeniser: 'intl' }, 43.91623493, 6],
    [{ smoothing: 'none' }, 48.530827, 6],
    [{ order: 1 }, 77.65, 2],
    [{ order: 2 }, 60.5, 2],
    [{ order: 3 }, 53.93, 2],
    [{ order: 5 }, 46.14, 2],
    [{ order: 6 }, 43.28, 2],
  ])('of three sentences with two references and %j', (rules, score, digits) => {
    expect(corpusBleu(answers, references, rules)).toBeCloseTo(score, digits)
  })

  test('of answers without a word', () => {
    expect(corpusBleu(['', '', ''], references, {})).toBe(0)
  })

  const floor = { tokeniser: 'none', smoothing: 'floor', smoothingValue: 0.01 } as const
  const short = { ...floor, effectiveOrder: true } as const
  test.each<[string[], string[], CorpusRules, number]>([
    [['this is a test', 'another test'], ['ref1', 'ref2'], floor, 0],
    [['this is a test'], ['this is a test'], floor, 100],
    [['this is a fest'], ['this is a test'], floor, 22.360679774997898],
    [['test'], ['a test'], short, 36.78794411714425],
    [['a test'], ['a test'], short, 100],
    [['a little test'], ['a test'], short, 3.2182979486854326],
    [['a test'], ['a test'], { ...floor, effectiveOrder: false }, 0],
  ])('of %j for %j with %j', (lines, reference, rules, score) => {
    expect(corpusBleu(lines, [reference], rules)).toBeCloseTo(score, 9)
  })

  test.each([
    [0.1, 15.55722182],
    [0, 0],
  ])('with the floor %f', (smoothingValue, score) => {
    const lines = ['am I am a character sequence']
    const reference = ['I am a symbol string sequence a a']
    expect(corpusBleu(lines, [reference], { ...floor, smoothingValue })).toBeCloseTo(score, 6)
  })

  test('published by Hugging Face evaluate (metrics/bleu and metrics/sacrebleu, README.md)', () => {
    const lines = ['hello there general kenobi', 'foo bar foobar']
    expect(corpusBleu(lines, [lines], { smoothing: 'none' })).toBeCloseTo(100, 9)
    const more = corpusBleu(
      ['hello there general kenobi', 'on our way to ankh morpork'],
      [
        ['hello there general kenobi', 'goodbye ankh morpork'],
        ['hello there !', 'ankh morpork'],
      ],
      {},
    )
    expect(more).toBeCloseTo(39.8, 1)
  })
})

// sacrebleu 2.6.0: the tokenizers of BLEU.TOKENIZERS.
test.each<[BleuTokeniser, string, string[]]>([
  ['13a', "It's 3.5%, co-op (1-2).", ["It's", '3.5', '%', ',', 'co-op', '(', '1', '-', '2', ')', '.']],
  ['13a', '&quot;a&quot; &amp; b &lt;c&gt;', ['"', 'a', '"', '&', 'b', '<', 'c', '>']],
  ['13a', 'a<skipped>b hyphen-\nated\nline', ['ab', 'hyphenated', 'line']],
  ['13a', 'ends in 2024. ', ['ends', 'in', '2024', '.']],
  ['13a', '“naïve” — 😀', ['“naïve”', '—', '😀']],
  ['intl', '“naïve” — €5, 1,000 in 2024.', ['“', 'naïve', '”', '—', '€', '5', ',', '1,000', 'in', '2024.']],
  ['char', 'a 😀b', ['a', '😀', 'b']],
  ['none', ' a,  b. ', ['a,', 'b.']],
])('%s finds the tokens of %j', (tokeniser, text, tokens) => {
  expect(bleuTokens(text, tokeniser)).toEqual(tokens)
})
