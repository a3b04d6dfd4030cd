import type { DatasetRow } from '../../../contract/datasets.ts'
import type { CellMeasure, ColumnChoice } from './column-choice.ts'
import { valueText } from './value-text.ts'

/** One column of a run's grid beside the number of the row. */
export type GridColumn =
  | { kind: 'variable'; name: string }
  | { kind: 'expected' }
  | { kind: 'answer'; variant: number }
  | { kind: 'score'; variant: number; metric: number }
  | { kind: 'measure'; variant: number; measure: CellMeasure }

/** The columns that a run's grid shows beside the number of the row. */
export interface GridColumns {
  columns: readonly GridColumn[]
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
const figureWidth = 78

/** The variables that are shown until somebody chooses: the first three of the dataset. */
function firstVariables(rows: readonly Pick<DatasetRow, 'variables'>[]): string[] {
  return Object.keys(rows[0]?.variables ?? {}).slice(0, mostVariables)
}

/**
 * Lays out the chosen columns by the first rows of the dataset: variables, the long ones with more room, the expected
 * output where there is one, and for each variant its answer with the chosen figures beside it.
 */
export function gridColumns(
  rows: readonly Pick<DatasetRow, 'variables' | 'expected'>[],
  variantCount: number,
  choice: ColumnChoice,
): GridColumns {
  const names = choice.variables ?? firstVariables(rows)
  const hasExpected = choice.expected && rows.some(({ expected }) => expected !== null)
  const texts = [
    ...names.map((name) => ({ name, texts: rows.map(({ variables: values }) => valueText(values[name])) })),
    ...(hasExpected ? [{ name: 'expected', texts: rows.map(({ expected }) => expected ?? '') }] : []),
  ].map(({ name, texts: all }) => toWidth(name, all))
  const figures = choice.metrics.length + choice.measures.length
  const ofVariant = (variant: number): GridColumn[] => [
    { kind: 'answer', variant },
    ...choice.metrics.map((metric): GridColumn => ({ kind: 'score', variant, metric })),
    ...choice.measures.map((measure): GridColumn => ({ kind: 'measure', variant, measure })),
  ]
  return {
    columns: [
      ...names.map((name): GridColumn => ({ kind: 'variable', name })),
      ...(hasExpected ? [{ kind: 'expected' as const }] : []),
      ...Array.from({ length: variantCount }, (_, variant) => ofVariant(variant)).flat(),
    ],
    variantCount,
    template: [
      `${numberWidth}px`,
      ...texts.map(({ least, share }) => `minmax(${least}px, ${share}fr)`),
      ...Array.from({ length: variantCount }, () => [
        `minmax(${variantWidth}px, 1fr)`,
        ...Array.from({ length: figures }, () => `${figureWidth}px`),
      ]).flat(),
    ].join(' '),
    minWidth:
      numberWidth +
      texts.reduce((sum, { least }) => sum + least, 0) +
      variantCount * (variantWidth + figures * figureWidth),
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
