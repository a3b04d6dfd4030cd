import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, maximumJsonDepth } from './canonical-json.ts'
import { contentId } from './content-id.ts'

describe('canonicalJson', () => {
  test('sorts keys by code units, at every level, without spaces', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true, é: 1, Z: 2 })).toBe(
      '{"Z":2,"a":true,"b":[1,{"c":"x","d":null}],"é":1}',
    )
  })

  test('writes numbers as RFC 8785 does', () => {
    expect(canonicalJson([333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    )
  })

  test('is read back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed())
        expect(contentId(reversed)).toBe(contentId(value))
      }),
    )
  })

  test('keeps text apart that differs only in its Unicode form', () => {
    expect(canonicalJson('\u00e9')).not.toBe(canonicalJson('e\u0301'))
  })

  test('leaves out undefined properties and keeps a key named __proto__', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
    expect(canonicalJson(JSON.parse('{"__proto__":{"x":1}}'))).toBe('{"__proto__":{"x":1}}')
  })

  test.each([
    [Number.NaN, '$'],
    [{ rows: [{ score: Number.POSITIVE_INFINITY }] }, '$.rows[0].score'],
    [[undefined], '$[0]'],
    [new Array(1), '$[0]'],
    [{ at: new Date(0) }, '$.at'],
    [{ f: () => 1 }, '$.f'],
    [1n, '$'],
  ])('refuses %o and says where', (value, where) => {
    expect(() => canonicalJson(value)).toThrow(`A value cannot be written as JSON in ${where}`)
  })

  test('refuses circular and very deep values', () => {
    const circular: Record<string, unknown> = {}
    circular['self'] = circular
    expect(() => canonicalJson(circular)).toThrow(`deeper than ${maximumJsonDepth}`)
  })
})
