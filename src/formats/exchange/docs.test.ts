import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lineFormats } from '../openai/export-lines.ts'
import { carriedAssertions } from '../promptfoo/read-assertion.ts'
import { exportFormats } from './export-formats.ts'
import { importFormats } from './import-formats.ts'

test('docs/import-export.md tells what each format carries and drops', () => {
  // The formatter pads the columns of tables.
  const page = readFileSync('docs/import-export.md', 'utf8').replaceAll(/ +/gu, ' ')
  const rows = [
    ...importFormats.map((one) => `| ${one.title} | \`${one.id}\` | ${one.files} | ${one.carries} | ${one.drops} |`),
    ...[...exportFormats, ...lineFormats].map(
      (one) => `| ${one.title} | \`${one.id}\` | ${one.holds} | ${one.drops} |`,
    ),
  ]
  expect(rows.filter((row) => !page.includes(row.replaceAll('*', '\\*')) && !page.includes(row))).toEqual([])
  expect(carriedAssertions.filter((type) => !page.includes(`\`${type}\``))).toEqual([])
})
