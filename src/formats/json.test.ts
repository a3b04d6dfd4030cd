import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAssayError } from '../core/errors.ts'
import { readDataset } from './index.ts'

const key = fc.string({ minLength: 1 }).filter((name) => name === name.trim() && name !== '' && name !== '__proto__')
const value = fc
  .jsonValue({ noUnicodeString: false, maxDepth: 3 })
  .filter((item) => !JSON.stringify(item).includes('__proto__'))
const isReadable = (item: unknown): boolean =>
  typeof item === 'number'
    ? !Number.isInteger(item) || Number.isSafeInteger(item)
    : typeof item !== 'object' || item === null || Object.values(item).every(isReadable)
const rows = fc.array(fc.dictionary(key, value.filter(isReadable), { minKeys: 1 }), { minLength: 1, maxLength: 5 })

function errorOf(name: string, text: string) {
  try {
    readDataset(name, text)
  } catch (error) {
    if (isAssayError(error, 'dataset-broken')) return error.data
    throw error
  }
  return undefined
}

describe('json and jsonl', () => {
  test('read what JSON.stringify writes', () => {
    fc.assert(
      fc.property(rows, (objects) => {
        const same = JSON.parse(JSON.stringify(objects)) as unknown
        expect(readDataset('x.json', JSON.stringify(objects, null, 2)).rows).toEqual(same)
        expect(readDataset('x.jsonl', objects.map((object) => JSON.stringify(object)).join('\r\n')).rows).toEqual(same)
      }),
    )
  })

  test('name columns in the order in which they first appear', () => {
    expect(readDataset('x.jsonl', '{"b":1}\n\n{"a":2,"b":3}\n').columns).toEqual(['b', 'a'])
  })

  test.each([
    ['x.jsonl', '{"a":1}\n\n{"a":}', 3, 'is not JSON'],
    ['x.jsonl', '{"a":1}\n[1]', 2, 'must be an object'],
    ['x.jsonl', '{"a":12345678901234567890}', 1, 'cannot be kept exactly'],
    ['x.jsonl', '{"a":1e400}', 1, 'cannot be kept exactly'],
    ['x.jsonl', '{"__proto__":1}', 1, '__proto__'],
    ['x.jsonl', '{"a":{"__proto__":{"x":1}}}', 1, '__proto__'],
    ['x.jsonl', '{"a":1," a":2}', 1, 'same name'],
    ['x.json', '[\n{"a": 1},\n{"a": 1 "b"}]', 3, 'is not JSON'],
    ['x.json', '[{"a": oops}]', undefined, 'oops'],
    ['x.json', '[{"a":1}, "text"]', undefined, 'row 2: every row must be an object'],
    ['x.json', '[]', undefined, 'no columns'],
    ['x.json', '[{"": 1}]', undefined, 'column 1 has no name'],
  ])('%s refuses %j at line %s: %s', (name, text, line, why) => {
    const data = errorOf(name, text)
    expect(data?.line).toBe(line)
    expect(data?.reason).toContain(why)
  })

  test('end on huge nesting, and leave Object.prototype alone', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(errorOf('x.jsonl', `{"a":${deep}}`)?.reason).toContain('nests deeper than 32')
    expect(errorOf('x.json', deep)?.reason).toContain('must be an object')
    expect(errorOf('x.json', '[{"a":{"__proto__":{"polluted":1}}}]')?.reason).toContain('__proto__')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
