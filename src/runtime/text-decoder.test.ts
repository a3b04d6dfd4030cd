import { describe, expect, it } from 'vitest'
import { createTextDecoder } from './text-decoder.ts'

/** A tokenizer whose tokens are bytes: the hardest case. */
const bytes = (text: string) => [...new TextEncoder().encode(text)]
const fromBytes = (tokens: readonly number[]) => new TextDecoder().decode(Uint8Array.from(tokens))

function decode(tokens: readonly number[]) {
  const decoder = createTextDecoder(fromBytes)
  return [...tokens.map((token) => decoder.push(token)), decoder.end()]
}

describe('createTextDecoder', () => {
  it('holds a character back until its last byte', () => {
    expect(decode(bytes('é€😀'))).toEqual(['', 'é', '', '', '€', '', '', '', '😀', ''])
  })

  it('joins to the whole text', () => {
    const text = 'Ärger, 東京 🇩🇪 and e\u{301}.'
    expect(decode(bytes(text)).join('')).toBe(text)
  })

  it('gives up on bytes that can become no character', () => {
    const pieces = decode([0xe2, 0xe2, 0xe2, 0xe2, ...bytes('ok')])
    expect(pieces.join('')).toMatch(/^\u{FFFD}+ok$/u)
    expect(pieces.at(-2)).toBe('k')
  })

  it('shows a cut character at the end as U+FFFD', () => {
    expect(decode([...bytes('a'), 0xe2, 0x82]).join('')).toBe('a\u{FFFD}')
  })

  it('hands on what came before, for spaces that depend on it', () => {
    const seen: (readonly number[])[] = []
    const decoder = createTextDecoder<number>((tokens, before) => {
      seen.push(before)
      return fromBytes(tokens)
    }, bytes('Hi'))
    decoder.push(33)
    decoder.push(34)
    expect(seen).toEqual([bytes('Hi'), bytes('Hi!')])
  })
})
