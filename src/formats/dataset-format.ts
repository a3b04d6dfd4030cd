import type { Table } from '../core/datasets/row.ts'

/** How much a dataset may hold. Files come from anywhere, so each limit is checked before the work that it bounds. */
export interface DatasetLimits {
  /** Of the text, in UTF-16 code units. */
  maximumLength: number
  maximumRows: number
  maximumColumns: number
  /** Levels of lists and objects inside one value. */
  maximumDepth: number
}

export const defaultDatasetLimits: DatasetLimits = {
  maximumLength: 64 * 1024 * 1024,
  maximumRows: 1_000_000,
  maximumColumns: 1000,
  maximumDepth: 32,
}

/** What a format needs besides the text. */
export interface DatasetSource {
  /** For error messages. */
  file: string
  limits: DatasetLimits
}

/**
 * A way to write datasets down: one implementation a file and one line in index.ts. `read` is pure; it gets text
 * without a byte order mark and within the limit of length, keeps the other limits itself, and throws
 * `dataset-broken` or `row-too-wide` with the line, where there is one.
 */
export interface DatasetFormat {
  readonly id: string
  /** As a person reads it. */
  readonly title: string
  /** Endings of file names, with the dot, in small letters. */
  readonly endings: readonly string[]
  read(text: string, source: DatasetSource): Table
}
