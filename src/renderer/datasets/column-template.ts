import type { DatasetRow } from '../../contract/datasets.ts'
import { cellText } from './cell-text.ts'

const numberWidth = 72

/** How wide the columns of a table of rows are. */
export interface ColumnTemplate {
  /** CSS grid columns: the number of the row, then each column as wide as its texts in a sample ask for. */
  columns: string
  /** The least width of the table, in pixels; below it the table scrolls sideways. */
  minWidth: number
}

export function columnTemplate(
  names: readonly string[],
  hasExpected: boolean,
  sample: readonly Pick<DatasetRow, 'variables' | 'expected'>[],
): ColumnTemplate {
  const weights = names.map((name) =>
    weight(
      name,
      sample.map(({ variables }) => cellText(variables[name])),
    ),
  )
  if (hasExpected) {
    weights.push(
      weight(
        'expected',
        sample.map(({ expected }) => expected ?? ''),
      ),
    )
  }
  return {
    columns: [`${numberWidth}px`, ...weights.map((share) => `minmax(${leastWidth(share)}px, ${share}fr)`)].join(' '),
    minWidth: weights.reduce((sum, share) => sum + leastWidth(share), numberWidth),
  }
}

/** Between 5 and 48 characters' worth of the room. */
function weight(name: string, texts: readonly string[]): number {
  const longest = Math.max(name.length, ...texts.map((text) => text.length))
  return Math.max(5, Math.min(48, longest))
}

function leastWidth(share: number): number {
  return Math.min(240, 40 + share * 6)
}
