import { expect, test } from 'vitest'
import { defaultDatasetLimits } from './dataset-format.ts'
import { readParquet, writeParquet } from './parquet.ts'

const source = { file: 'x.parquet', limits: defaultDatasetLimits }

test('reads back what it wrote, kinds included', async () => {
  const table = {
    columns: ['text', 'n', 'ok', 'mixed', 'list'],
    rows: [
      { text: 'näme', n: 1.5, ok: true, mixed: 'a', list: ['x', { y: 1 }] },
      { text: null, n: null, ok: null, mixed: 3, list: null },
    ],
  }
  expect(await readParquet(writeParquet(table), source)).toEqual(table)
})

test.each([[new Uint8Array([1, 2, 3])], [new Uint8Array(100)], [new TextEncoder().encode('a,b\n1,2\nand so on')]])(
  'refuses what is not Parquet',
  async (bytes) => {
    await expect(readParquet(bytes, source)).rejects.toThrow('it is not Parquet that can be read here')
  },
)

test('refuses more rows or columns than there may be', async () => {
  const bytes = writeParquet({
    columns: ['a', 'b'],
    rows: [
      { a: '1', b: '2' },
      { a: '2', b: '3' },
    ],
  })
  const limits = { ...defaultDatasetLimits, maximumRows: 1 }
  await expect(readParquet(bytes, { ...source, limits })).rejects.toThrow('more than 1 rows')
  await expect(
    readParquet(bytes, { ...source, limits: { ...defaultDatasetLimits, maximumColumns: 1 } }),
  ).rejects.toThrow('more than 1')
})
