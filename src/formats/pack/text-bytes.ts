import { strFromU8, strToU8 } from 'fflate'
import { packError } from './pack-error.ts'

/** Text as UTF-8. */
export function toBytes(text: string): Uint8Array {
  return strToU8(text)
}

/** UTF-8 as text. Throws `pack-broken` for bytes that are not UTF-8, or that begin with a byte order mark. */
export function toText(bytes: Uint8Array, file: string): string {
  const text = strFromU8(bytes)
  // Decoding is lenient, so what it mended shows by not coming back as it was.
  if (!areEqual(strToU8(text), bytes)) throw packError(file, 'is not text in UTF-8')
  return text
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  // A loop, since a callback a byte takes seconds for a large dataset.
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false
  return true
}
