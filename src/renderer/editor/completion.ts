import { languages } from 'monaco-editor/editor'
import { blockKinds } from '../../core/templates/block.ts'
import { templateFilters, templateFunctions } from '../../core/templates/vocabulary.ts'
import { editorFacts } from './editor-facts.ts'
import { jinjaContext } from './jinja-context.ts'
import { jinjaKeywords } from './jinja-language.ts'

const { CompletionItemKind, CompletionItemInsertTextRule } = languages

/** No template has an expression that begins further back than this, in lines. */
const mostLines = 200

/** Completes variables, filters and keywords inside of Jinja, names of partials, and the markers of blocks. */
export const jinjaCompletion: languages.CompletionItemProvider = {
  triggerCharacters: ['{', ' ', '|', '%', '@', '"', "'", '('],
  provideCompletionItems(model, position) {
    const before = model.getValueInRange({
      startLineNumber: Math.max(1, position.lineNumber - mostLines),
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
      detail: string | ((label: string) => string),
    ): languages.CompletionItem[] =>
      labels.map((label) => {
        const about = typeof detail === 'string' ? detail : detail(label)
        return { label, kind, detail: about, insertText: label, range }
      })

    const { names, declarations, partials } = editorFacts(model.uri.toString())
    switch (jinjaContext(before)) {
      case 'filter':
        return { suggestions: items(templateFilters, CompletionItemKind.Function, 'filter') }
      case 'statement-start':
        return { suggestions: items(jinjaKeywords, CompletionItemKind.Keyword, 'statement') }
      case 'partial':
        return {
          suggestions: withRange(
            items(partials, CompletionItemKind.File, 'prompt'),
            startOfString(before, position, range),
          ),
        }
      case 'marker':
        return {
          suggestions: withRange(
            items(blockKinds, CompletionItemKind.Module, 'block'),
            startOfMarker(before, position, range),
          ),
        }
      case 'name': {
        const all = [...new Set([...names, ...Object.keys(declarations)])]
        const partial = items(['partial'], CompletionItemKind.Function, 'takes in the text of another prompt').map(
          (item) => ({
            ...item,
            insertText: 'partial("$1")',
            insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet,
          }),
        )
        const functions = templateFunctions.filter((name) => name === 'range')
        return {
          suggestions: [
            ...items(all, CompletionItemKind.Variable, (name) => declarations[name]?.type ?? 'variable'),
            ...partial,
            ...items(functions, CompletionItemKind.Function, 'function'),
          ],
        }
      }
      default:
        return { suggestions: [] }
    }
  },
}

type Range = languages.CompletionItem['range'] & { startColumn: number }

function withRange(items: languages.CompletionItem[], range: Range): languages.CompletionItem[] {
  return items.map((item) => ({ ...item, range }))
}

/** Names of prompts have blanks, so what is replaced begins behind the quote. */
function startOfString(before: string, { column }: { column: number }, range: Range): Range {
  const typed = /["']([^"'\n]*)$/u.exec(before)?.[1] ?? ''
  return { ...range, startColumn: column - typed.length }
}

function startOfMarker(before: string, { column }: { column: number }, range: Range): Range {
  const typed = /@([\w-]*)$/u.exec(before)?.[1] ?? ''
  return { ...range, startColumn: column - typed.length }
}
