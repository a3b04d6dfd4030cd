import { expect, test } from 'vitest'
import { columnTemplate } from './column-template.ts'

test('a column of long texts gets more room than one of short ones', () => {
  const rows = [{ position: 0, variables: { text: 'x'.repeat(200), n: 1 }, expected: 'positive' }]
  expect(columnTemplate(['text', 'n'], true, rows)).toEqual({
    columns: '72px minmax(220px, 48fr) minmax(100px, 8fr) minmax(100px, 8fr)',
    minWidth: 72 + 220 + 100 + 100,
  })
  expect(columnTemplate(['text'], false, [])).toEqual({ columns: '72px minmax(100px, 8fr)', minWidth: 172 })
})
