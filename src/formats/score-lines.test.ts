import { describe, expect, it } from 'vitest'
import { readScoreLines } from './score-lines.ts'

const read = (text: string) => readScoreLines(text, 's.jsonl')

describe('readScoreLines', () => {
  it('reads numbers, truth values and what is unscored', () => {
    expect(
      read('\uFEFF{"row":1,"a":true,"b":false}\r\n\n{"row":"x","metric":"f1","a":null,"b":0.5,"note":1}\n'),
    ).toEqual([
      { row: 1, metric: 'score', a: 1, b: 0 },
      { row: 'x', metric: 'f1', a: null, b: 0.5 },
    ])
  })

  it.each([
    ['{"row":1,"a":1,"b":1}\nnonsense', 'This is not JSON in line 2 of s.jsonl'],
    ['{"row":1,"a":NaN,"b":1}', 'A score is not a number in line 1 of s.jsonl'],
    ['{"row":1,"a":"high","b":1}', '"a" is not right in line 1 of s.jsonl: write a number, true, false or null'],
    ['{"row":1,"a":1e999,"b":1}', '"a" is not right in line 1'],
    ['{"a":1,"b":1}', '"row" is not right in line 1'],
    ['\n\n', 'There is no score in s.jsonl'],
  ])('names the line that is wrong: %s', (text, message) => {
    expect(() => read(text)).toThrow(message)
  })
})
