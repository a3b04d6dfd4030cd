import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Example, ExampleChoice, ExampleOrder } from '../example-set.ts'
import { createExampleChooser } from './example-chooser.ts'
import { createKeywordIndex } from './keyword-index.ts'

const pool: Example[] = [
  { variables: { review: 'The room was cold', id: 1 }, expected: 'bad' },
  { variables: { review: 'The screen is bright', id: 2 }, expected: 'good' },
  { variables: { review: 'A cold room and a cold bath', id: 3 }, expected: 'bad' },
  { variables: { review: 'The staff were rude', id: 4 }, expected: 'bad' },
  { variables: { review: 'A lovely bath', id: 5 }, expected: 'good' },
]

function choose(count: number, review: string, choice?: ExampleChoice, order?: ExampleOrder) {
  const chooser = createExampleChooser({ pool, count, choose: choice, order, shownVariables: ['review', 'tone'] })
  return chooser({ review }).map(({ variables }) => Number(variables['id']))
}

describe('createExampleChooser', () => {
  test('takes the first ones in their order, and fewer where there are no more', () => {
    expect(choose(2, 'x')).toEqual([1, 2])
    expect(choose(9, 'x')).toEqual([1, 2, 3, 4, 5])
  })

  test('draws by a seed, in the order of the source', () => {
    const drawn = choose(3, 'x', { kind: 'random', seed: 7 })
    expect(drawn).toEqual(drawn.toSorted((left, right) => left - right))
    expect(choose(3, 'x', { kind: 'random', seed: 7 })).toEqual(drawn)
    const others = Array.from({ length: 20 }, (_, seed) => choose(3, 'x', { kind: 'random', seed }).join(''))
    expect(new Set(others).size).toBeGreaterThan(4)
  })

  test('balances the answers', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const ids = choose(4, 'x', { kind: 'balanced', seed })
      expect(ids.filter((id) => id === 2 || id === 5)).toEqual([2, 5])
    }
  })

  test('finds the nearest by their words, rare words first', () => {
    expect(choose(2, 'cold bath', { kind: 'nearest' })).toEqual([3, 5])
    expect(choose(2, 'cold bath', { kind: 'nearest' }, { kind: 'nearest-last' })).toEqual([5, 3])
    expect(choose(1, 'nothing alike', { kind: 'nearest' })).toEqual([1])
  })

  test('shuffles what was chosen', () => {
    const orders = Array.from({ length: 20 }, (_, seed) =>
      choose(3, 'x', undefined, { kind: 'shuffled', seed }).join(''),
    )
    expect(new Set(orders).size).toBeGreaterThan(2)
    expect(orders.every((ids) => [...ids].toSorted().join('') === '123')).toBe(true)
  })

  test('never shows a row itself, nor one that reads the same', () => {
    const text = fc.constantFrom('a', 'b', 'a b', '')
    const rows = fc.array(
      fc.record({ variables: fc.record({ text, id: fc.integer() }), expected: fc.constantFrom('x', 'y') }),
    )
    const choice = fc.constantFrom<ExampleChoice>(
      { kind: 'first' },
      { kind: 'random', seed: 3 },
      { kind: 'balanced', seed: 3 },
      { kind: 'nearest' },
    )
    fc.assert(
      fc.property(rows, choice, fc.integer({ min: 0, max: 6 }), text, (many, chosen, count, asked) => {
        const shown = createExampleChooser({ pool: many, count, choose: chosen, shownVariables: ['text'] })({
          text: asked,
          id: 0,
        })
        const others = many.filter(({ variables }) => variables.text !== asked)
        expect(shown).toHaveLength(Math.min(count, others.length))
        expect(shown.every((example) => others.includes(example as (typeof others)[number]))).toBe(true)
      }),
    )
  })

  test('compares by every variable where the prompt shows none of them', () => {
    const chooser = createExampleChooser({ pool, count: 5, shownVariables: [] })
    expect(chooser({ review: 'The room was cold', id: 1 })).toHaveLength(4)
    expect(chooser({ review: 'The room was cold', id: 9 })).toHaveLength(5)
  })
})

test('BM25 has the value of its formula', () => {
  const index = createKeywordIndex(['red apple', 'green apple pie'])
  // N = 2, n = 1, one word of two where the mean is 2.5: ln(1 + 1.5/1.5) * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2/2.5)).
  expect(index.scores('RED')[0]).toBeCloseTo((Math.log(2) * 2.2) / (1 + 1.2 * 0.85), 12)
  expect([...index.scores('plum')]).toEqual([0, 0])
})
