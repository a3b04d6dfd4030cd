import { languages } from 'monaco-editor/editor'
import { templateFilters } from '../../core/templates/vocabulary.ts'
import { jinjaContext } from './jinja-context.ts'
import { jinjaKeywords } from './jinja-language.ts'
import { templateVariables } from './template-variables.ts'

const { CompletionItemKind } = languages

/** Completes variables, filters and keywords inside of Jinja blocks. */
export const jinjaCompletion: languages.CompletionItemProvider = {
  triggerCharacters: ['{', ' ', '|', '%'],
  provideCompletionItems(model, position) {
    const before = model.getValueInRange({
      startLineNumber: 1,
      startColumn: 1,
      endLineNumber: position.lineNumber,
      endColumn: position.column,
    })
    const word = model.getWordUntilPosition(position)
    const range = {
      startLineNumber: position.lineNumber,
      endLineNumber: position.lineNumber,
      startColumn: word.startColumn,
      endColumn: word.endColumn,
    }
    const items = (
      labels: readonly string[],
      kind: languages.CompletionItemKind,
      detail: string,
    ): languages.CompletionItem[] => labels.map((label) => ({ label, kind, detail, insertText: label, range }))

    const context = jinjaContext(before)
    if (context === 'filter') return { suggestions: items(templateFilters, CompletionItemKind.Function, 'filter') }
    if (context === 'statement-start')
      return { suggestions: items(jinjaKeywords, CompletionItemKind.Keyword, 'statement') }
    if (context !== 'name') return { suggestions: [] }
    return { suggestions: items(templateVariables(model.uri.toString()), CompletionItemKind.Variable, 'variable') }
  },
}
