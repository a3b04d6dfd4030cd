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
const shortWidth = 60
const characterWidth = 7
const longWidth = 120
const variantWidth = 128

/**
 * Chooses the columns from the first rows of the dataset: up to three variables, the long ones with more room, the
 * expected output where there is one, and a column a variant.
 */
export function gridColumns(
  rows: readonly Pick<DatasetRow, 'variables' | 'expected'>[],
  variantCount: number,
): GridColumns {
  const variables = Object.keys(rows[0]?.variables ?? {}).slice(0, mostVariables)
  const hasExpected = rows.some(({ expected }) => expected !== null)
  const columns = [
    ...variables.map((name) => ({ name, texts: rows.map(({ variables: values }) => valueText(values[name])) })),
    ...(hasExpected ? [{ name: 'expected', texts: rows.map(({ expected }) => expected ?? '') }] : []),
  ].map(({ name, texts }) => toWidth(name, texts))
  return {
    variables,
    hasExpected,
    variantCount,
    template: [
      `${numberWidth}px`,
      ...columns.map(({ least, share }) => `minmax(${least}px, ${share}fr)`),
      ...Array.from({ length: variantCount }, () => `minmax(${variantWidth}px, 1fr)`),
    ].join(' '),
    minWidth: numberWidth + columns.reduce((sum, { least }) => sum + least, 0) + variantCount * variantWidth,
  }
}

/** The least width that shows a column's name and some of its texts, and its share of what room there is beyond. */
function toWidth(name: string, texts: readonly string[]): { least: number; share: number } {
  const isLong = texts.some((text) => text.length > shortText)
  const ofName = Math.ceil(20 + name.length * characterWidth)
  return isLong
    ? { least: longWidth, share: 1.3 }
    : { least: Math.min(longWidth, Math.max(shortWidth, ofName)), share: 0.35 }
}
