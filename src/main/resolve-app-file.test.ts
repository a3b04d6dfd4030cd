import path from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { resolveAppFile } from './resolve-app-file.ts'

const directory = path.resolve('/app/out/renderer')

it('finds the files of the page', () => {
  expect(resolveAppFile(directory, 'app://assay/assets/index-1a.js')).toBe(path.join(directory, 'assets/index-1a.js'))
})

it.each(['app://assay/', 'app://assay/experiments/3', 'app://assay/?theme=dark'])('shows the page at %s', (address) => {
  expect(resolveAppFile(directory, address)).toBe(path.join(directory, 'index.html'))
})

it.each([
  'app://assay/%2e%2e%2f%2e%2e%2fpackage.json',
  'app://assay/assets/..%2f..%2f..%2fpackage.json',
  'app://assay/..%5c..%5cpackage.json',
  'app://assay/a%00.js',
  'app://assay/%E0%A4%A.js',
  'not an address',
])('refuses %s', (address) => {
  expect(resolveAppFile(directory, address)).toBeUndefined()
})

it('never answers with a file outside the folder', () => {
  const piece = fc.constantFrom('..', '.', '%2e%2e', '%2E.', '/', '%2f', '%5c', '\\', 'a', 'x.js', '%00', '%25', '//')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const file = resolveAppFile(directory, `app://assay/${pieces.join('')}`)
      expect(file === undefined || file.startsWith(directory + path.sep)).toBe(true)
    }),
  )
})
