import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractAnswer } from './extract-answer.ts'
import { extractorCatalogue, extractorSchema, type Extractor } from './extractor.ts'

function answerOf(output: string, extractor: unknown): string | null {
  return extractAnswer(output, extractorSchema.parse(extractor)).answer
}

function reasonOf(output: string, extractor: unknown): string {
  const extraction = extractAnswer(output, extractorSchema.parse(extractor))
  return extraction.answer === null ? extraction.reason : ''
}

describe('whole', () => {
  test('is the output as it is', () => {
    expect(answerOf(' a\n', { kind: 'whole' })).toBe(' a\n')
  })
})

describe('last-line', () => {
  test.each([
    ['a\nb', 'b'],
    ['a\r\n  b  \r\n\n  ', 'b'],
    ['only', 'only'],
  ])('of %j is %j', (output, answer) => {
    expect(answerOf(output, { kind: 'last-line' })).toBe(answer)
  })

  test('is not found in an empty output', () => {
    expect(reasonOf(' \n ', { kind: 'last-line' })).toBe('the output is empty')
  })
})

describe('after-marker', () => {
  test.each([
    ['I think.\nAnswer: 42', {}, '42'],
    ['Answer: 1\nNo. Answer: 2\nHope this helps!', {}, '2'],
    ['Answer:\n\n42\nmore', {}, '42'],
    ['**Answer:** 42', {}, '42'],
    ['Answer: **42**', {}, '**42**'],
    ['Answer: a\nb ', { until: 'end' }, 'a\nb'],
    ['ANSWER: x', { ignoreCase: true }, 'x'],
    ['#### 7', { marker: '####' }, '7'],
  ])('of %j with %j is %j', (output, options, answer) => {
    expect(answerOf(output, { kind: 'after-marker', ...options })).toBe(answer)
  })

  test('is not the whole output when there is no marker', () => {
    expect(reasonOf('42', { kind: 'after-marker' })).toBe('the output has no "Answer:"')
    expect(reasonOf('answer: 42', { kind: 'after-marker' })).toBe('the output has no "Answer:"')
    expect(reasonOf('Answer: \n ', { kind: 'after-marker' })).toBe('nothing follows "Answer:"')
  })
})

describe('regex', () => {
  test.each([
    ['total: 7', { pattern: String.raw`\d+` }, '7'],
    ['total: 7', { pattern: String.raw`(\w+): (\d+)` }, 'total'],
    ['total: 7', { pattern: String.raw`(\w+): (\d+)`, group: 2 }, '7'],
    ['total: 7', { pattern: String.raw`(\w+): (\d+)`, group: 0 }, 'total: 7'],
    ['total: 7', { pattern: String.raw`: (?<n>\d+)`, group: 'n' }, '7'],
    ['TOTAL', { pattern: 'total', flags: 'i' }, 'TOTAL'],
  ])('of %j with %j is %j', (output, options, answer) => {
    expect(answerOf(output, { kind: 'regex', ...options })).toBe(answer)
  })

  test('says what was not found', () => {
    expect(reasonOf('x', { kind: 'regex', pattern: 'y' })).toContain('nothing in the output matches /y/')
    expect(reasonOf('b', { kind: 'regex', pattern: '(a)|b' })).toContain('group 1')
    expect(reasonOf('b', { kind: 'regex', pattern: 'b', group: 'toString' })).toContain('group toString')
    expect(reasonOf('a'.repeat(1_000_001), { kind: 'regex', pattern: 'a' })).toContain('longer than')
  })

  test('is refused when it cannot be compiled', () => {
    expect(extractorSchema.safeParse({ kind: 'regex', pattern: '(' }).error?.issues[0]?.message).toBe(
      'missing closing ): (',
    )
    expect(() => extractAnswer('x', { kind: 'regex', pattern: '(' })).toThrow('cannot be used in the extractor')
  })
})

describe('json-path', () => {
  const output =
    'Sure:\n```json\n{"answer": "x", "n": {"v": 1}, "list": [{"k": "a"}, {"k": "b"}], "nothing": null}\n```'

  test.each([
    ['$.answer', 'x'],
    ['answer', 'x'],
    ['$.n', '{"v":1}'],
    ['$..v', '1'],
    ['$.list[1].k', 'b'],
    ['$.list[-1:].k', 'b'],
    ['$.nothing', 'null'],
  ])('at %s is %s', (path, answer) => {
    expect(answerOf(output, { kind: 'json-path', path })).toBe(answer)
  })

  test('takes the whole of a bare value', () => {
    expect(answerOf('"yes"', { kind: 'json-path', path: '$' })).toBe('yes')
    expect(reasonOf('7', { kind: 'json-path', path: '$.a' })).toContain('without properties')
  })

  test.each([
    ['{}', '$.answer', 'nothing at $.answer'],
    ['{}', '$.constructor', 'nothing at'],
    ['{}', '$.__proto__', 'nothing at'],
    ['no json', '$.answer', 'not JSON'],
    ['{"a": 1}', '@', 'cannot be followed'],
  ])('of %s at %s: %s', (text, path, why) => {
    expect(reasonOf(text, { kind: 'json-path', path })).toContain(why)
  })

  test.each(['$.a[?(@.b == 1)]', '$.a[(@.length - 1)]', '$..a..b..c'])(
    'never evaluates or explodes: %s is refused',
    (path) => {
      expect(extractorSchema.safeParse({ kind: 'json-path', path }).success).toBe(false)
    },
  )
})

describe('extractorSchema', () => {
  test('knows every kind of the catalogue, and no more options than it names', () => {
    const required: Partial<Record<Extractor['kind'], object>> = {
      'regex': { pattern: 'a' },
      'json-path': { path: '$' },
    }
    for (const { kind } of extractorCatalogue) {
      expect(extractorSchema.safeParse({ kind, ...required[kind] }).success).toBe(true)
      expect(extractorSchema.safeParse({ kind, ...required[kind], extra: 1 }).success).toBe(false)
    }
    expect(new Set(extractorCatalogue.map(({ kind }) => kind)).size).toBe(extractorSchema.options.length)
  })
})

test('no output makes an extractor throw', () => {
  const extractors: Extractor[] = [
    { kind: 'whole' },
    { kind: 'last-line' },
    { kind: 'after-marker', marker: ':', ignoreCase: true },
    { kind: 'regex', pattern: String.raw`(a|b)+\s*(?<rest>.*)$`, flags: 's' },
    { kind: 'json-path', path: '$..a' },
  ]
  const output = fc.oneof(fc.string({ unit: 'binary' }), fc.json())
  fc.assert(
    fc.property(output, fc.constantFrom(...extractors), (text, extractor) => {
      const extraction = extractAnswer(text, extractor)
      expect(extraction.answer ?? ('reason' in extraction ? extraction.reason : null)).toBeTypeOf('string')
    }),
  )
})
