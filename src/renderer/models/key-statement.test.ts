import { expect, test } from 'vitest'
import { keyStatement } from './key-statement.ts'

test('says where the key is, and does not promise a secret store that is not there', () => {
  const typed = { keyState: 'secret-store', keyVariable: null } as const
  expect(keyStatement(typed, 'system')).toContain('secret store')
  expect(keyStatement(typed, 'memory')).toContain('memory until the program ends')
  expect(keyStatement({ keyState: 'missing', keyVariable: 'MY_KEY' }, 'memory')).toContain(
    'set the environment variable MY_KEY',
  )
})
