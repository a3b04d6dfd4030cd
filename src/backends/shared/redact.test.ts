import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from './redact.ts'

const key = 'sk-proj-Zq8vLm2Xc7Rt4Yb9Wd3K'

describe('redact', () => {
  it('leaves text alone that has nothing to do with the key', () => {
    const text = 'The model `gpt-5-nano` does not exist or you do not have access to it (line 3).'
    expect(redact(text, key)).toBe(text)
    expect(redact(text, undefined)).toBe(text)
  })

  it.each([
    ['the key', `Incorrect API key provided: ${key}.`],
    ['the key in other case', `bad key ${key.toUpperCase()}!`],
    ['its first and last characters', 'Incorrect API key provided: sk-proj-********************Wd3K.'],
    ['its last characters', 'the key ending in Wd3K is invalid'],
    ['a piece from its middle', 'token "8vLm2Xc7Rt" rejected'],
    ['the header', `header was "Authorization: Bearer ${key}"`],
    ['the key in JSON', JSON.stringify({ received: { authorization: `Bearer ${key}`, key } })],
  ])('takes out %s', (_, text) => {
    const shown = redact(text, key)
    expect(shown).toContain('[key]')
    for (let start = 0; start + 8 <= key.length; start += 1) {
      expect(shown.toLowerCase()).not.toContain(key.slice(start, start + 8).toLowerCase())
    }
    expect(shown).not.toContain('Wd3K')
  })

  it('takes out what looks like a key when the request carried none', () => {
    expect(redact('got Bearer abc.def and gsk_1234567890ab', undefined)).toBe('got Bearer [key] and [key]')
    expect(redact('key AIzaSyA1b2C3d4 is unknown', undefined)).toBe('key [key] is unknown')
  })

  it('leaves no eight characters of any key in any text', () => {
    const someKey = fc.stringMatching(/^[!-~]{8,60}$/)
    fc.assert(
      fc.property(someKey, fc.string(), fc.string(), fc.nat(), fc.nat(), (secret, before, after, from, length) => {
        const start = from % (secret.length - 7)
        const piece = secret.slice(start, start + 8 + (length % 60))
        const shown = redact(before + piece + after, secret)
          .replaceAll('[key]', '\n')
          .toLowerCase()
        for (let at = 0; at + 8 <= secret.length; at += 1) {
          expect(shown).not.toContain(secret.slice(at, at + 8).toLowerCase())
        }
      }),
    )
  })
})
