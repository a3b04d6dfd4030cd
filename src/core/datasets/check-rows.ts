import { normaliseText } from '../text/normalise-text.ts'
import { findDuplicates } from './find-duplicates.ts'
import { rowValue } from './row-value.ts'
import type { Row } from './row.ts'

/** A row of a group of likes. */
interface FoundRow {
  /** From 0. */
  position: number
  split: string | null
}

/** Rows that say the same or nearly the same, and why that matters. */
export interface FoundGroup {
  rows: FoundRow[]
  /** 1 where all are the same but for case, punctuation and blanks. */
  likeness: number
  /** The rows are in more than one split: what was learnt from one part is asked in another. */
  isLeak: boolean
  /** The same input with different expected outputs. */
  isContradiction: boolean
  /** Examples of the prompt, by their number from 0, that the rows are like. */
  examples: number[]
}

export interface CheckRowsOptions {
  /** From 0.5; 1 finds only the same. */
  threshold: number
  /** The columns that are compared. */
  columns: readonly string[]
  /** What a prompt shows as examples, as texts of the same columns. */
  examples?: readonly Row[] | undefined
}

/** Finds duplicates within rows, leaks between their splits, and rows that a prompt's examples give away. */
export function checkRows(rows: readonly Row[], { threshold, columns, examples = [] }: CheckRowsOptions): FoundGroup[] {
  const textOf = (row: Row) => columns.map((column) => rowValue(row, column)).join('\n')
  const found = findDuplicates([...rows, ...examples].map(textOf), threshold)
  return found.flatMap(({ rows: members, likeness }) => {
    const positions = members.filter((member) => member < rows.length)
    const shown = members.filter((member) => member >= rows.length).map((member) => member - rows.length)
    // Examples that are like each other alone are no matter of the rows.
    if (positions.length === 0) return []
    const splits = new Set(positions.map((position) => rows[position]?.split))
    const answers = new Set(positions.flatMap((position) => answerOf(rows[position]?.expected)))
    return [
      {
        rows: positions.map((position) => ({ position, split: rows[position]?.split ?? null })),
        likeness,
        isLeak: splits.size > 1,
        isContradiction: likeness === 1 && answers.size > 1,
        examples: shown,
      },
    ]
  })
}

function answerOf(expected: string | undefined): string[] {
  if (expected === undefined) return []
  return [normaliseText(expected, { ignoreCase: true, trim: true, collapseSpaces: true })]
}

/** What becomes of rows that are found more than once. */
export interface Resolution {
  /** Positions, ascending. */
  remove: number[]
  move: { position: number; split: string | null }[]
}

/** Rows whose purpose is to be learnt from; the others are what is measured. */
const learningSplit = 'train'

/**
 * What to do about groups of likes. `remove` keeps one row of each: the first one that is measured (not in `train`),
 * or the first; a row that a prompt's example gives away goes. `move` puts all rows of a leak into one split: into
 * `train` where one of them is there, so that nothing that is measured was learnt, else into the first row's.
 */
export function resolveGroups(groups: readonly FoundGroup[], how: 'remove' | 'move'): Resolution {
  const resolution: Resolution = { remove: [], move: [] }
  for (const { rows, examples, isLeak } of groups) {
    if (how === 'remove') {
      const kept = examples.length > 0 ? undefined : (rows.find(({ split }) => split !== learningSplit) ?? rows[0])
      resolution.remove.push(...rows.filter((row) => row !== kept).map(({ position }) => position))
    } else if (isLeak) {
      const target = rows.some(({ split }) => split === learningSplit) ? learningSplit : (rows[0]?.split ?? null)
      resolution.move.push(
        ...rows.filter(({ split }) => split !== target).map(({ position }) => ({ position, split: target })),
      )
    }
  }
  resolution.remove.sort((a, b) => a - b)
  return resolution
}
