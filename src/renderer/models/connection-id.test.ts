import { expect, test } from 'vitest'
import { connectionIdFor } from './connection-id.ts'

test('makes an id of a name', () => {
  expect(connectionIdFor('Example API', [])).toBe('example-api')
  expect(connectionIdFor('  Été & Co. ', [])).toBe('ete-co')
  expect(connectionIdFor('日本', [])).toBe('connection')
})

test('does not take an id twice, and stays within 40 characters', () => {
  expect(connectionIdFor('vLLM', ['vllm', 'vllm-2'])).toBe('vllm-3')
  expect(connectionIdFor('x'.repeat(80), ['x'.repeat(36)])).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/u)
})
