import { expect, it } from 'vitest'
import { isOwnAddress, pageAddress } from './app-address.ts'

it('loads the built page unless a development server is named', () => {
  expect(pageAddress({})).toBe('app://assay/')
  expect(pageAddress({ ELECTRON_RENDERER_URL: 'http://localhost:5173' })).toBe('http://localhost:5173')
})

it.each(['app://assay/runs/1', 'app://assay'])('takes %s for its own', (address) => {
  expect(isOwnAddress(address, 'app://assay/')).toBe(true)
})

it.each(['app://other/', 'https://assay/', 'file:///etc/passwd', 'javascript:alert(1)', 'about:blank', ''])(
  'takes %j for another',
  (address) => {
    expect(isOwnAddress(address, 'app://assay/')).toBe(false)
  },
)
