import type { LintProblem } from '../../core/lint/lint-rule.ts'
import type { VariableDeclarations } from '../../core/prompts/variable-declaration.ts'
import type { PartialReference } from '../../core/templates/partials/partial-reference.ts'

/** What an editor knows of the world around its template, to complete, to explain and to mend. */
export interface EditorFacts {
  /** Names to complete. */
  names: readonly string[]
  declarations: VariableDeclarations
  /** The values of the row that is shown; undefined while there is none. */
  row: Readonly<Record<string, unknown>> | undefined
  /** Names of the prompts that can be taken in as partials. */
  partials: readonly string[]
  openPartial: ((reference: PartialReference) => void) | undefined
  problems: readonly LintProblem[]
}

export const noFacts: EditorFacts = {
  names: [],
  declarations: {},
  row: undefined,
  partials: [],
  openPartial: undefined,
  problems: [],
}

/** By the address of the editor's model: Monaco asks by model, not by component. */
const factsByModel = new Map<string, EditorFacts>()

export function setEditorFacts(modelUri: string, facts: EditorFacts): void {
  factsByModel.set(modelUri, facts)
}

export function editorFacts(modelUri: string): EditorFacts {
  return factsByModel.get(modelUri) ?? noFacts
}

export function forgetEditorFacts(modelUri: string): void {
  factsByModel.delete(modelUri)
}
