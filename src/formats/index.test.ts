import { describe, expect, test } from 'vitest'
import { datasetFormats, readDataset } from './index.ts'

describe('readDataset', () => {
  test('chooses the format by the ending, in any case', () => {
    const table = { columns: ['a', 'b'], rows: [{ a: '1', b: '2' }] }
    expect(readDataset('x.csv', 'a,b\n1,2\n')).toEqual(table)
    expect(readDataset('folder.json/X.TSV', 'a\tb\n1\t2')).toEqual(table)
    expect(readDataset('x.json', '[{"a": "1", "b": "2"}]')).toEqual(table)
    expect(readDataset('x.jsonl', '{"a": "1", "b": "2"}\n')).toEqual(table)
  })

  test('gives every ending to one format', () => {
    const endings = datasetFormats.flatMap((format) => format.endings)
    expect(new Set(endings).size).toBe(endings.length)
  })

  test('takes a byte order mark off', () => {
    for (const [name, text] of [
      ['x.csv', 'a\n1'],
      ['x.json', '[{"a":"1"}]'],
      ['x.jsonl', '{"a":"1"}'],
    ] as const) {
      expect(readDataset(name, `\uFEFF${text}`)).toEqual({ columns: ['a'], rows: [{ a: '1' }] })
    }
  })

  test.each([
    ['x.xlsx', 'a', 'not a known kind of dataset: use one of .csv, .tsv'],
    ['x.csv', ' \n\n', 'it is empty'],
    ['x.csv', 'a\0b', 'save it as UTF-8'],
    ['x.json', '{"a": 1}', 'is an array of objects'],
  ])('refuses %s with %j: %s', (name, text, why) => {
    expect(() => readDataset(name, text)).toThrow(why)
  })

  test('keeps its limits', () => {
    expect(() => readDataset('x.csv', 'a\n1\n2', { limits: { maximumLength: 3 } })).toThrow('longer than 3 characters')
    for (const [name, text] of [
      ['x.csv', 'a\n1\n2'],
      ['x.json', '[{"a":1},{"a":2}]'],
      ['x.jsonl', '{"a":1}\n{"a":2}'],
    ] as const) {
      expect(() => readDataset(name, text, { limits: { maximumRows: 1 } })).toThrow('more than 1 rows')
    }
    expect(() => readDataset('x.csv', 'a,b\n1,2', { limits: { maximumColumns: 1 } })).toThrow('2 columns, more than 1')
    expect(() => readDataset('x.jsonl', '{"a":1}\n{"b":1}', { limits: { maximumColumns: 1 } })).toThrow(
      'more than 1 different columns',
    )
  })
})
