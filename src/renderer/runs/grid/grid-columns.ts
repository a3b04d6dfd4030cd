import type { DatasetRow } from '../../../contract/datasets.ts'
import { valueText } from './value-text.ts'

/** The columns that a run's grid shows beside the number of the row. */
export interface GridColumns {
  /** Variables of the row, in the dataset's order. */
  variables: readonly string[]
  hasExpected: boolean
  variantCount: number
  /** For `grid-template-columns`. */
  template: string
  /** In pixels: below it the grid scrolls sideways. */
  minWidth: number
}

const mostVariables = 3
const shortText = 14
const numberWidth = 52
const shortWidth = 64
const longWidth = 120
const variantWidth = 128

/**
 * Chooses the columns from the first rows of the dataset: up to three variables, the long ones with more room, the
 * expected output where there is one, and a column a variant.
 */
export function gridColumns(rows: readonly DatasetRow[], variantCount: number): GridColumns {
  const variables = Object.keys(rows[0]?.variables ?? {}).slice(0, mostVariables)
  const hasExpected = rows.some(({ expected }) => expected !== null)
  const texts = [
    ...variables.map((name) => rows.map(({ variables: values }) => valueText(values[name]))),
    ...(hasExpected ? [rows.map(({ expected }) => expected ?? '')] : []),
  ]
  const isLong = texts.map((column) => column.some((text) => text.length > shortText))
  const widths = isLong.map((long) => (long ? longWidth : shortWidth))
  return {
    variables,
    hasExpected,
    variantCount,
    template: [
      `${numberWidth}px`,
      ...isLong.map((long) => (long ? `minmax(${longWidth}px, 1.3fr)` : `minmax(${shortWidth}px, 0.35fr)`)),
      ...Array.from({ length: variantCount }, () => `minmax(${variantWidth}px, 1fr)`),
    ].join(' '),
    minWidth: numberWidth + widths.reduce((sum, width) => sum + width, 0) + variantCount * variantWidth,
  }
}
