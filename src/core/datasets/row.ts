import type { Json } from '../text/canonical-json.ts'

/** One row of a dataset: what a prompt's variables are filled with, and what a right answer is. */
export interface Row {
  variables: Record<string, Json>
  /** Undefined where the row has none; metrics that need it are then unscored. */
  expected?: string
  /** The part of the dataset that the row belongs to, such as `train` or `test`. */
  split?: string
  /** Words that gather rows into slices, such as `long` or `legal`: as `normaliseTags` gives them, and never empty. */
  tags?: string[]
}

/** What a file holds before anybody says which column is the expected output. */
export interface Table {
  /** In the order of the file, each once. */
  columns: string[]
  /** A row lacks the columns that its source left out, which only JSON sources can. */
  rows: Record<string, Json>[]
}
