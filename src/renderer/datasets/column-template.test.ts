import { expect, test } from 'vitest'
import { columnTemplate } from './column-template.ts'

test('a column of long texts gets more room than one of short ones', () => {
  const columns = [
    { name: 'text', texts: ['x'.repeat(200)] },
    { name: 'n', texts: ['1'] },
    { name: 'expected', texts: [] },
  ]
  expect(columnTemplate(columns)).toEqual({
    columns: '56px minmax(240px, 48fr) minmax(82px, 7fr) minmax(112px, 12fr)',
    minWidth: 56 + 240 + 82 + 112,
  })
})
