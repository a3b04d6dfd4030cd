import type { editor, languages } from 'monaco-editor/editor'
import type { LintProblem } from '../../core/lint/lint-rule.ts'
import { editorFacts } from './editor-facts.ts'
import { toEdit } from './open-editors.ts'

/** Mends a problem under the cursor, or switches its rule off for the prompt. */
export const quickFixes: languages.CodeActionProvider = {
  provideCodeActions(model, range) {
    const here = editorFacts(model.uri.toString()).problems.filter(
      ({ line, endLine, column, endColumn }) =>
        (line < range.endLineNumber || (line === range.endLineNumber && column <= range.endColumn)) &&
        (endLine > range.startLineNumber || (endLine === range.startLineNumber && endColumn >= range.startColumn)),
    )
    const actions = here.flatMap((problem) => [...fixOf(model, problem), switchOff(model, problem)])
    return { actions, dispose: () => undefined }
  },
}

function fixOf(model: editor.ITextModel, { fix }: LintProblem): languages.CodeAction[] {
  if (fix === undefined || fix.edits.length === 0) return []
  return [
    {
      title: fix.title,
      kind: 'quickfix',
      isPreferred: true,
      edit: { edits: fix.edits.map((edit) => inModel(model, toEdit(edit))) },
    },
  ]
}

function switchOff(model: editor.ITextModel, { rule }: LintProblem): languages.CodeAction {
  const range = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 }
  const text = `{# lint-off: ${rule} #}\n`
  return {
    title: `Switch off ${rule} for this prompt`,
    kind: 'quickfix',
    edit: { edits: [inModel(model, { range, text })] },
  }
}

function inModel(model: editor.ITextModel, textEdit: languages.TextEdit): languages.IWorkspaceTextEdit {
  return { resource: model.uri, versionId: model.getVersionId(), textEdit }
}
