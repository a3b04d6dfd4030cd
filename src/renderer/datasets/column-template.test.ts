import { expect, test } from 'vitest'
import { columnTemplate } from './column-template.ts'

test('a column of long texts gets more room than one of short ones', () => {
  const rows = [{ position: 0, variables: { text: 'x'.repeat(200), n: 1 }, expected: 'positive' }]
  expect(columnTemplate(['text', 'n'], true, rows)).toEqual({
    columns: '72px minmax(240px, 48fr) minmax(70px, 5fr) minmax(88px, 8fr)',
    minWidth: 72 + 240 + 70 + 88,
  })
  expect(columnTemplate(['text'], false, [])).toEqual({ columns: '72px minmax(70px, 5fr)', minWidth: 142 })
})
