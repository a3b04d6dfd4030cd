import type { Extractor } from '../extractors/extractor.ts'
import type { Settings } from '../settings.ts'

/** A row of the dataset that a prompt is tried on. */
interface LintRow {
  variables: Readonly<Record<string, unknown>>
  expected?: string | null | undefined
}

/** What is known beside the prompt; a rule that needs what is not known finds nothing. */
export interface LintContext {
  columns?: readonly string[] | undefined
  /** Some rows; all of them where they are few. */
  rows?: readonly LintRow[] | undefined
  settings?: Settings | undefined
  extract?: Extractor | undefined
  /** Of the prompt rendered for a row, and of the model's context. */
  promptTokens?: number | undefined
  contextTokens?: number | undefined
  /** Names of the prompts that can be partials. */
  partialNames?: readonly string[] | undefined
}
