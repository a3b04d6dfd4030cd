import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAssayError } from '../core/errors.ts'
import { csv } from './csv.ts'
import { defaultDatasetLimits } from './dataset-format.ts'
import { readDataset } from './index.ts'
import { tsv } from './tsv.ts'
import { writeCsv } from './write-csv.ts'

const source = { file: 'data.csv', limits: defaultDatasetLimits }
const read = (text: string) => csv.read(text, source)

function errorOf(text: string): unknown {
  try {
    read(text)
  } catch (error) {
    return error
  }
  return undefined
}

describe('csv', () => {
  test('keeps values exactly as they are written', () => {
    expect(read('id,text,n\n007, spaced ,1.50\n')).toEqual({
      columns: ['id', 'text', 'n'],
      rows: [{ id: '007', text: ' spaced ', n: '1.50' }],
    })
  })

  test('reads quotes, line ends inside them, and any line ending', () => {
    const text = 'a,b\r\n"x, y","say ""hi"""\n"two\r\nlines",2\r"",\n'
    expect(read(text).rows).toEqual([
      { a: 'x, y', b: 'say "hi"' },
      { a: 'two\r\nlines', b: '2' },
      { a: '', b: '' },
    ])
  })

  test('keeps quotes inside an unquoted value', () => {
    expect(read('a,b\nsay "hi",2\n').rows).toEqual([{ a: 'say "hi"', b: '2' }])
  })

  test.each([
    ['a;b\n1,5;2\n', { a: '1,5', b: '2' }],
    ['a\tb\n1\t2\n', { a: '1', b: '2' }],
    ['text;label\nx, y;2\n', { text: 'x, y', label: '2' }],
    ['"a;b;c",d\nx,y\n', { 'a;b;c': 'x', 'd': 'y' }],
    ['only\nvalue\n', { only: 'value' }],
  ])('recognises what parts the columns of %j', (text, row) => {
    expect(read(text).rows).toEqual([row])
  })

  test('does not take a comma in a single column for a second one without saying so', () => {
    expect(() => read('question\nWhat, then?\n')).toThrow('put quotes round')
  })

  test('names the line of a row that is too wide or too narrow, counting lines inside quotes', () => {
    const wide = errorOf('a,b\n"x\ny",2\n\n1,2,3\n')
    expect(isAssayError(wide, 'row-too-wide') && wide.data).toEqual({
      line: 5,
      columns: 3,
      expected: 2,
      file: 'data.csv',
    })
    const wideAndLong = errorOf('a,b\n1,2\n"x\r\ny",2,3\n')
    expect(isAssayError(wideAndLong, 'row-too-wide') && wideAndLong.data.line).toBe(3)
    const narrow = errorOf('a,b\n1,2\n3\n')
    expect(isAssayError(narrow, 'dataset-broken') && narrow.data).toMatchObject({
      line: 3,
      reason: expect.stringContaining('1 of the'),
    })
  })

  test.each([
    ['a,a\n1,2', 'two columns are named "a"'],
    ['a, a \n1,2', 'two columns are named "a"'],
    ['a,\n1,2', 'column 2 has no name'],
    ['a,__proto__\n1,2', 'cannot be named "__proto__"'],
    ['a,b\n"open,2\n3,4', 'never closed'],
  ])('refuses %j: %s', (text, why) => {
    expect(isAssayError(errorOf(text), 'dataset-broken')).toBe(true)
    expect(() => read(text)).toThrow(why)
  })

  test('takes the names of object methods for ordinary columns', () => {
    const { rows } = read('constructor,toString\n1,2')
    expect(rows[0]).toEqual(
      Object.fromEntries([
        ['constructor', '1'],
        ['toString', '2'],
      ]),
    )
  })
})

test('tsv reads tabs only', () => {
  expect(tsv.read('a,b\tc;d\n1,2\t3;4\n', source)).toEqual({
    columns: ['a,b', 'c;d'],
    rows: [{ 'a,b': '1,2', 'c;d': '3;4' }],
  })
})

describe('writeCsv', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', ' ', '"', ',', ';', '\t', '\n', '\r\n', 'a\rb', '=1+1', "'"),
  )
  const name = fc
    .string({ unit: fc.constantFrom('a', 'b', ' x', '"', ',', ';', '=', 'é'), minLength: 1 })
    .map((text) => `${text.trim()}.`)

  test('with formulas kept is read back as the same rows', () => {
    const table = fc
      .uniqueArray(name, { minLength: 2, maxLength: 5 })
      .chain((columns) =>
        fc.array(fc.tuple(...columns.map(() => cell)), { maxLength: 5 }).map((values) => ({ columns, values })),
      )
    fc.assert(
      fc.property(table, ({ columns, values }) => {
        const rows = values.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ''])))
        expect(readDataset('x.csv', writeCsv(columns, rows, { formulas: 'keep' }))).toEqual({ columns, rows })
      }),
      { numRuns: 500 },
    )
  })

  test('does not lose an empty value in a single column', () => {
    const rows = [{ a: '' }, { a: 'x' }, { a: '' }]
    expect(readDataset('x.csv', writeCsv(['a'], rows))).toEqual({ columns: ['a'], rows })
  })

  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1+1', "'+1+1"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', `"'\t=1"`],
    ['-5', '-5'],
    ['+3.5e-2', '+3.5e-2'],
    ['a=b', 'a=b'],
  ])('keeps a spreadsheet from running %j', (value, written) => {
    expect(writeCsv(['a'], [{ a: value }])).toBe(`a\n${written}\n`)
  })

  test('writes values of other kinds as JSON, and nothing for null and what is missing', () => {
    expect(writeCsv(['a', 'b', 'c', 'd', 'e'], [{ a: 1.5, b: true, c: null, d: { x: [1] } }])).toBe(
      'a,b,c,d,e\n1.5,true,,"{""x"":[1]}",\n',
    )
  })
})
