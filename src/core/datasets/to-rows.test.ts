import { describe, expect, test } from 'vitest'
import type { Table } from './row.ts'
import { toRows } from './to-rows.ts'

const table = {
  columns: ['text', 'label', 'expected', 'part'],
  rows: [
    { text: 'a', label: '1', expected: 'x', part: 'train' },
    { text: 'b', label: '', expected: '', part: '' },
  ],
}

describe('toRows', () => {
  test('takes the column "expected" when no other is named', () => {
    expect(toRows(table)).toEqual([
      { variables: { text: 'a', label: '1', part: 'train' }, expected: 'x' },
      { variables: { text: 'b', label: '', part: '' } },
    ])
  })

  test('takes the columns that are named, and leaves "expected" a variable then', () => {
    expect(toRows(table, { expectedColumn: 'label', splitColumn: 'part' })).toEqual([
      { variables: { text: 'a', expected: 'x' }, expected: '1', split: 'train' },
      { variables: { text: 'b', expected: '' } },
    ])
  })

  test('does without an expected output when there is no such column', () => {
    expect(toRows({ columns: ['text'], rows: [{ text: 'a' }] })).toEqual([{ variables: { text: 'a' } }])
  })

  test('turns expected values of other kinds into text', () => {
    const rows: Table['rows'] = [
      { expected: 7 },
      { expected: false },
      { expected: { b: 1, a: [2] } },
      { expected: null },
      {},
    ]
    expect(toRows({ columns: ['expected'], rows }).map(({ expected }) => expected)).toEqual([
      '7',
      'false',
      '{"a":[2],"b":1}',
      undefined,
      undefined,
    ])
  })

  test('gathers the tags of a row from lists and from texts', () => {
    const tagged: Table = {
      columns: ['text', 'tags', 'kind'],
      rows: [
        { text: 'a', tags: 'long; legal, long', kind: 'hard' },
        { text: 'b', tags: [' x ', 3], kind: null },
        { text: 'c', tags: '', kind: '' },
      ],
    }
    expect(toRows(tagged, { tagColumns: ['tags', 'kind'] })).toEqual([
      { variables: { text: 'a' }, tags: ['hard', 'legal', 'long'] },
      { variables: { text: 'b' }, tags: ['3', 'x'] },
      { variables: { text: 'c' } },
    ])
    expect(() => toRows(tagged, { tagColumns: ['kind'], splitColumn: 'kind' })).toThrow('both the split and tags')
  })

  test('refuses columns that are not there, or twice the same', () => {
    expect(() => toRows(table, { expectedColumn: 'lable' })).toThrow('no column "lable": did you mean "label"?')
    expect(() => toRows(table, { splitColumn: 'zzzzzz' })).toThrow('its columns are text, label, expected, part')
    expect(() => toRows(table, { expectedColumn: 'part', splitColumn: 'part' })).toThrow(
      'both the expected output and the split',
    )
    expect(() => toRows({ columns: ['a'], rows: [] }, { expectedColumn: 'toString' })).toThrow('no column "toString"')
  })
})
