import { expect, test } from 'vitest'
import { countWords } from './count-words.ts'

test('counts what there is', () => {
  expect(countWords([{ severity: 'error' }, { severity: 'hint' }, { severity: 'hint' }])).toBe('1 error, 2 hints')
})
