import { expect, test } from 'vitest'
import { readTextFile } from './read-text-file.ts'

const file = (bytes: readonly number[]): File => new File([new Uint8Array(bytes)], 'rows.csv')

test('reads UTF-8, with and without its mark, and UTF-16 by its mark', async () => {
  expect(await readTextFile(new File(['café,😀'], 'rows.csv'))).toBe('café,😀')
  expect(await readTextFile(file([0xef, 0xbb, 0xbf, 0x61]))).toBe('a')
  expect(await readTextFile(file([0xff, 0xfe, 0x61, 0, 0xe9, 0]))).toBe('aé')
  expect(await readTextFile(file([0xfe, 0xff, 0, 0x61]))).toBe('a')
  expect(await readTextFile(file([]))).toBe('')
})

test('refuses other encodings rather than losing characters', async () => {
  await expect(readTextFile(file([0x63, 0x61, 0x66, 0xe9, 0x2c]))).rejects.toMatchObject({ code: 'dataset-broken' })
})
