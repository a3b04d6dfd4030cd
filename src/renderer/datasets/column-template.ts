import type { DatasetRow } from '../../contract/datasets.ts'
import { cellText } from './cell-text.ts'

/** CSS grid columns for a table of rows: the number, then each column as wide as its texts in a sample ask for. */
export function columnTemplate(
  columns: readonly string[],
  hasExpected: boolean,
  sample: readonly DatasetRow[],
): string {
  const widths = columns.map((column) =>
    share(
      column,
      sample.map(({ variables }) => cellText(variables[column])),
    ),
  )
  const last = hasExpected
    ? [
        share(
          'expected',
          sample.map(({ expected }) => expected ?? ''),
        ),
      ]
    : []
  return ['72px', ...widths, ...last].join(' ')
}

/** Between 8 and 48 characters' worth of the room. */
function share(name: string, texts: readonly string[]): string {
  const longest = Math.max(name.length, ...texts.map((text) => text.length))
  const weight = Math.max(8, Math.min(48, longest))
  return `minmax(${Math.min(220, 60 + weight * 5)}px, ${weight}fr)`
}
