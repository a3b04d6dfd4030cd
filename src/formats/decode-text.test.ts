import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const bytes = (text: string, encoding: 'utf8' | 'utf16le' | 'latin1') => new Uint8Array(Buffer.from(text, encoding))

test('reads UTF-8 and UTF-16, with and without a mark', () => {
  const text = 'näme,café\n1,2 and more of it\n'
  expect(decodeText(bytes(text, 'utf8'))).toEqual({ text, encoding: 'UTF-8' })
  expect(decodeText(bytes(`\uFEFF${text}`, 'utf8'))).toEqual({ text, encoding: 'UTF-8' })
  expect(decodeText(bytes(`\uFEFF${text}`, 'utf16le'))).toMatchObject({ text, encoding: 'UTF-16' })
  expect(decodeText(bytes(text, 'utf16le'))).toMatchObject({ text, encoding: 'UTF-16' })
  expect(decodeText(new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()))).toMatchObject({ text })
})

test('reads what is not UTF-8 as Windows-1252, and says so', () => {
  const file = new Uint8Array([...bytes('caf\u00e9,', 'latin1'), 0x93, 0x80, 0x94])
  expect(decodeText(file)).toMatchObject({
    text: 'café,“€”',
    encoding: 'Windows-1252',
    note: expect.any(String) as string,
  })
})

test('reads a file of mixed lines line by line, and says where', () => {
  const file = new Uint8Array([...bytes('é\n', 'utf8'), ...bytes('plain\n', 'utf8'), ...bytes('\u00e9\n', 'latin1')])
  expect(decodeText(file)).toMatchObject({
    text: 'é\nplain\né\n',
    encoding: 'mixed',
    note: expect.stringContaining('Line 3 is') as string,
  })
})

test('reads every text of UTF-8 as it is, and ends on any bytes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && !text.startsWith('\uFEFF')),
      (text) => decodeText(bytes(text, 'utf8')).text === text,
    ),
  )
  fc.assert(fc.property(fc.uint8Array(), (any) => typeof decodeText(any).text === 'string'))
  expect(decodeText(new Uint8Array([0xed, 0xa0, 0x80])).encoding).toBe('Windows-1252')
})
