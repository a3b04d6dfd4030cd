import { strFromU8 } from 'fflate'

/** A text and how its bytes were read. */
export interface DecodedText {
  text: string
  encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252' | 'mixed'
  /** What a person should know of it, in a sentence; undefined for plain UTF-8. */
  note?: string
}

/** Characters of Windows-1252 from 0x80 to 0x9F; the other bytes are Latin-1 (Unicode consortium, CP1252.TXT). */
const windowsCharacters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const noteOfWindows = 'The file is not UTF-8; it was read as Windows-1252, so look at its accents and quotes.'

/**
 * Reads the bytes of a text file: UTF-8 or UTF-16, with a mark or without, or else Windows-1252. A file in which some
 * lines are UTF-8 and others are not (two exports put together) is read line by line. Never fails.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = byteOrder(bytes)
  if (wide) {
    const marked = bytes[0] === 0xff || bytes[0] === 0xfe
    return {
      text: fromUtf16(marked ? bytes.subarray(2) : bytes, wide),
      encoding: 'UTF-16',
      note: 'The file was read as UTF-16.',
    }
  }
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  if (isUtf8(body)) return { text: strFromU8(body), encoding: 'UTF-8' }
  return decodeLines(body)
}

function decodeLines(bytes: Uint8Array): DecodedText {
  const parts: string[] = []
  const foreign: number[] = []
  let hasUtf8 = false
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(10, start)
    const part = bytes.subarray(start, end === -1 ? bytes.length : end + 1)
    start += part.length
    if (isUtf8(part)) {
      parts.push(strFromU8(part))
      hasUtf8 ||= part.some((byte) => byte > 127)
    } else {
      parts.push(fromWindows1252(part))
      foreign.push(line)
    }
  }
  const text = parts.join('')
  if (!hasUtf8) return { text, encoding: 'Windows-1252', note: noteOfWindows }
  const [first, ...others] = foreign
  const lines =
    others.length === 0 ? `Line ${first} is` : `${foreign.length} lines, the first of them line ${first}, are`
  return {
    text,
    encoding: 'mixed',
    note: `${lines} not UTF-8 like the others: read as Windows-1252, so look at accents and quotes there.`,
  }
}

/** By the mark, or by the zeros that Latin text has in every other byte. */
function byteOrder(bytes: Uint8Array): 'little' | 'big' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'little'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'big'
  const sample = Math.min(bytes.length, 4096) & ~1
  if (sample < 4) return undefined
  let [even, odd] = [0, 0]
  for (let index = 0; index < sample; index += 2) {
    if (bytes[index] === 0) even += 1
    if (bytes[index + 1] === 0) odd += 1
  }
  if (odd > sample * 0.35 && even < sample * 0.05) return 'little'
  return even > sample * 0.35 && odd < sample * 0.05 ? 'big' : undefined
}

function fromUtf16(bytes: Uint8Array, order: 'little' | 'big'): string {
  const units = new Uint16Array(bytes.length >> 1)
  const [low, high] = order === 'little' ? [0, 1] : [1, 0]
  for (let index = 0; index < units.length; index += 1)
    units[index] = (bytes[index * 2 + low] ?? 0) | ((bytes[index * 2 + high] ?? 0) << 8)
  const parts: string[] = []
  for (let start = 0; start < units.length; start += 8192)
    parts.push(String.fromCharCode(...units.subarray(start, start + 8192)))
  return parts.join('')
}

function fromWindows1252(bytes: Uint8Array): string {
  // oxlint-disable-next-line no-control-regex -- these are the bytes in which the two encodings differ
  return strFromU8(bytes, true).replace(
    /[\u0080-\u009f]/gu,
    (character) => windowsCharacters[character.charCodeAt(0) - 0x80] ?? character,
  )
}

/** Strict: no overlong forms, no halves of surrogate pairs, nothing above U+10FFFF (RFC 3629). */
function isUtf8(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length;) {
    const lead = bytes[index] as number
    if (lead < 0x80) {
      index += 1
      continue
    }
    const length =
      lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
    if (length === 0 || index + length > bytes.length) return false
    const next = bytes[index + 1] as number
    if (lead === 0xe0 && next < 0xa0) return false
    if (lead === 0xed && next > 0x9f) return false
    if (lead === 0xf0 && next < 0x90) return false
    if (lead === 0xf4 && next > 0x8f) return false
    for (let offset = 1; offset < length; offset += 1)
      if (((bytes[index + offset] as number) & 0xc0) !== 0x80) return false
    index += length
  }
  return true
}
