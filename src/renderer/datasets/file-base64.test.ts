import { expect, test } from 'vitest'
import { fileBase64 } from './file-base64.ts'

test('gives every byte of a long file', async () => {
  const bytes = Uint8Array.from({ length: 100_003 }, (_, index) => (index * 31) % 256)
  expect(await fileBase64(new Blob([bytes]))).toBe(Buffer.from(bytes).toString('base64'))
})
