import { AssayError } from '../errors.ts'

/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Deeper values are refused: they are hostile or circular. */
export const maximumJsonDepth = 200

/**
 * The one JSON text of a value, so that equal values have equal hashes: keys sorted by UTF-16 code units, no spaces,
 * numbers as ECMAScript writes them (RFC 8785). Text is kept as it is: no Unicode normalisation. A property that is
 * undefined is left out, as JSON.stringify does. Throws `bad-input` for what JSON cannot hold: numbers that are not
 * finite, undefined in an array, functions, class instances, and nesting deeper than `maximumJsonDepth`.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', 0)
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > maximumJsonDepth) throw refused(path, `it nests deeper than ${maximumJsonDepth} levels`)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refused(path, `${value} is not a number that JSON can hold`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) {
    // An index loop, since map would skip the holes of a sparse array.
    const items: string[] = []
    for (let index = 0; index < value.length; index += 1) {
      items.push(write(value[index], `${path}[${index}]`, depth + 1))
    }
    return `[${items.join(',')}]`
  }
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .sort()
      .filter((key) => value[key] !== undefined)
      .map((key) => `${JSON.stringify(key)}:${write(value[key], `${path}.${key}`, depth + 1)}`)
    return `{${members.join(',')}}`
  }
  throw refused(path, `JSON cannot hold ${value === undefined ? 'undefined' : `a ${typeof value} of this kind`}`)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // An object of another realm (a worker, a frame) has that realm's Object.prototype, which has no prototype itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function refused(path: string, mend: string): AssayError {
  return new AssayError('bad-input', { what: 'A value cannot be written as JSON', where: path, mend })
}
