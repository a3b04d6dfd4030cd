import type { editor } from 'monaco-editor/editor'
import type { TextRange } from '../../core/templates/text-position.ts'

const editors = new Map<string, editor.ICodeEditor>()

/** Makes an editor one that can be gone to by name; returns how to take it back. */
export function registerEditor(name: string, instance: editor.ICodeEditor): () => void {
  editors.set(name, instance)
  return () => {
    if (editors.get(name) === instance) editors.delete(name)
  }
}

/** Puts the cursor of an editor at a place and brings it into sight. False where there is no such editor yet. */
export function revealInEditor(name: string, { line, column, endLine, endColumn }: TextRange): boolean {
  const instance = editors.get(name)
  if (instance === undefined) return false
  const range = { startLineNumber: line, startColumn: column, endLineNumber: endLine, endColumn }
  instance.focus()
  instance.setSelection(range)
  instance.revealRangeInCenterIfOutsideViewport(range)
  return true
}

/** Replaces stretches of an editor's text as one edit that can be undone. */
export function editInEditor(name: string, edits: readonly (TextRange & { text: string })[]): void {
  const instance = editors.get(name)
  instance?.pushUndoStop()
  instance?.executeEdits('fix', edits.map(toEdit))
  instance?.pushUndoStop()
}

export function toEdit({ line, column, endLine, endColumn, text }: TextRange & { text: string }) {
  return { range: { startLineNumber: line, startColumn: column, endLineNumber: endLine, endColumn }, text }
}
