import { describe, expect, test } from 'vitest'
import { aggregateSamples } from './aggregate-samples.ts'
import { findAggregate, parseAggregateOptions } from './index.ts'
import { readSamples } from './read-samples.ts'
import { aggregateScores, scoreSamples } from './score-samples.ts'

function valueOf(id: string, pairs: readonly (readonly [string, string | string[]])[], options: object = {}) {
  const aggregate = findAggregate(id)
  if (!aggregate) throw new Error(id)
  const samples = pairs.map(([answer, expected]) => ({ answer, references: [expected].flat() }))
  return aggregateSamples(aggregate, samples, parseAggregateOptions(aggregate, options), { seed: 1 })
}

const zip = (expected: readonly number[], given: readonly number[]) =>
  expected.map((label, index): [string, string] => [String(given[index]), String(label)])

// scikit-learn's documentation of precision_recall_fscore_support, f1_score and cohen_kappa_score (1.5).
describe('agrees with scikit-learn', () => {
  const three = zip([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1])

  test.each([
    ['f1', { average: 'macro' }, 0.26666],
    ['f1', { average: 'micro' }, 0.33333],
    ['f1', { average: 'weighted' }, 0.26666],
    ['precision', { average: 'macro' }, 0.22222],
    ['precision', { average: 'micro' }, 0.33333],
    ['recall', { average: 'macro' }, 0.33333],
    ['recall', { average: 'weighted' }, 0.33333],
    ['f1', { label: '0' }, 0.8],
    ['accuracy', {}, 0.33333],
  ])('%s with %j', (id, options, value) => {
    expect(valueOf(id, three, options).value).toBeCloseTo(value, 4)
  })

  test('on its confusion matrix', () => {
    const { details } = valueOf('confusion-matrix', zip([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]))
    expect(details).toMatchObject({
      labels: ['0', '1', '2'],
      matrix: [
        [2, 0, 0],
        [0, 0, 1],
        [1, 0, 2],
      ],
    })
  })

  test('on kappa', () => {
    const said = ['negative', 'positive', 'negative', 'neutral', 'positive']
    const wanted = ['negative', 'positive', 'negative', 'neutral', 'negative']
    const pairs = said.map((label, index): [string, string] => [label, wanted[index] ?? ''])
    expect(valueOf('cohens-kappa', pairs).value).toBeCloseTo(0.6875, 4)
    expect(valueOf('cohens-kappa', [['a', 'a']]).value).toBeNull()
  })
})

// sacrebleu test/test_bleu.py and test/test_chrf.py at f615c7286d4d (Apache-2.0).
describe('agrees with sacreBLEU', () => {
  const pairs: [string, string[]][] = [
    ['The dog bit the man.', ['The dog bit the man.', 'The dog had bit the man.']],
    ["It wasn't surprising.", ['It was not unexpected.', 'No one was surprised.']],
    ['The man had just bitten him.', ['The man bit him first.', 'The man had bitten the dog.']],
  ]

  test('on the BLEU of a corpus, and signs it as it would', () => {
    const { value, signature, low, high } = valueOf('bleu', pairs)
    expect(value).toBeCloseTo(48.530827, 6)
    expect(signature).toBe('nrefs:2|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0')
    expect(low).toBeLessThan(48.5)
    expect(high).toBeGreaterThan(48.6)
    expect(valueOf('bleu', pairs, { tokeniser: 'intl' }).value).toBeCloseTo(43.91623493, 6)
  })

  test('on the chrF of a corpus', () => {
    expect(valueOf('chrf', [['abcdefg', 'hijklmnop']], { beta: 3, epsilonSmoothing: true }).value).toBeCloseTo(0, 6)
    expect(valueOf('chrf', [['abcdefg', 'abcdefg']]).value).toBeCloseTo(100, 6)
  })
})

describe('an interval by resampling rows', () => {
  test('is the same for the same seed, and none for one row', () => {
    const many = Array.from({ length: 40 }, (_, index): [string, string] => [index % 3 === 0 ? 'a' : 'b', 'a'])
    expect(valueOf('accuracy', many)).toEqual(valueOf('accuracy', many))
    const { low, high } = valueOf('accuracy', many)
    expect(low).toBeGreaterThan(0.15)
    expect(high).toBeLessThan(0.55)
    expect(valueOf('accuracy', [['a', 'a']])).toMatchObject({ value: 1, low: null })
    expect(valueOf('accuracy', [])).toMatchObject({ value: null, rows: 0 })
  })
})

describe('lines of answers', () => {
  test('are scored with the best of several expected texts', async () => {
    const samples = readSamples('{"output":"b","expected":["a","b"]}\n\n{"output":"c"}\n')
    const scores = await scoreSamples({ metric: 'exact-match' }, samples)
    expect(scores).toEqual([
      { line: 1, score: { value: 1 } },
      { line: 3, score: { value: null, reason: 'the row has no expected output' } },
    ])
    expect(aggregateScores({ metric: 'exact-match' }, samples, scores)).toMatchObject({
      value: 1,
      rows: 1,
      unscored: 1,
    })
  })

  test('that are wrong are named by number', () => {
    expect(() => readSamples('{"output":"a"}\nno\n{"output":1}')).toThrow(/line 2: it is not JSON; line 3: output/u)
  })

  test('are refused with the nearest name for an unknown metric', async () => {
    await expect(scoreSamples({ metric: 'blue' }, [])).rejects.toThrow('did you mean "bleu"')
  })
})
