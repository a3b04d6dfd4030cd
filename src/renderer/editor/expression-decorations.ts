import type { editor } from 'monaco-editor/editor'

/** Monaco's own limit is 999. */
const mostExpressions = 20_000

/** Lays a soft colour behind what the row's values will take the place of. */
export function expressionDecorations(model: editor.ITextModel): editor.IModelDeltaDecoration[] {
  return model.findMatches('\\{\\{[^{}]*\\}\\}', false, true, true, null, false, mostExpressions).map(({ range }) => ({
    range,
    options: { inlineClassName: 'assay-expression' },
  }))
}
