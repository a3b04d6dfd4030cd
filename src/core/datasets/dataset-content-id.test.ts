import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentId } from '../text/content-id.ts'
import { datasetContentId } from './dataset-content-id.ts'
import type { Row } from './row.ts'

const row: fc.Arbitrary<Row> = fc
  .record(
    {
      variables: fc.dictionary(fc.string(), fc.jsonValue()),
      expected: fc.string(),
      split: fc.string(),
      tags: fc.array(fc.string(), { minLength: 1 }),
    },
    { requiredKeys: ['variables'] },
  )
  .map((value) => value as Row)

describe('datasetContentId', () => {
  test('is the content id of the rows', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        expect(datasetContentId(rows)).toBe(contentId(rows))
      }),
    )
  })

  test('changes with the order of rows, and not with what is not part of a row', () => {
    const [first, second]: Row[] = [{ variables: { a: '1' }, expected: 'x' }, { variables: { a: '2' } }]
    if (!first || !second) throw new Error('two rows are written above')
    expect(datasetContentId([first, second])).not.toBe(datasetContentId([second, first]))
    expect(datasetContentId([{ ...first, position: 0 } as Row])).toBe(datasetContentId([first]))
  })

  test('of a known dataset stays what it is', () => {
    // Computed with Python: sha256(b'[{"expected":"x","variables":{"a":"1"}}]').
    expect(datasetContentId([{ variables: { a: '1' }, expected: 'x' }])).toBe(
      '8adf6e8c1a8a4851b33b8dd523e29d5facd721326a7fc6106369886fb385c312',
    )
  })

  test('counts tags only where there are any', () => {
    const bare = { variables: { a: '1' } }
    expect(datasetContentId([{ ...bare, tags: [] }])).toBe(datasetContentId([bare]))
    expect(datasetContentId([{ ...bare, tags: ['x'] }])).not.toBe(datasetContentId([bare]))
  })

  test('refuses numbers that JSON cannot hold', () => {
    expect(() => datasetContentId([{ variables: { a: Number.NaN } }])).toThrow('$.variables.a')
  })
})
