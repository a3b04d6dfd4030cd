import type { languages } from 'monaco-editor/editor'
import { findPartials } from '../../core/templates/partials/find-partials.ts'
import { partialTitle, type PartialReference } from '../../core/templates/partials/partial-reference.ts'
import { templateFilters } from '../../core/templates/vocabulary.ts'
import { editorFacts, type EditorFacts } from './editor-facts.ts'
import { jinjaContext } from './jinja-context.ts'

const longestValue = 600

/** Says of a variable what is declared and what the row has, and of a partial where it leads. */
export const jinjaHover: languages.HoverProvider = {
  provideHover(model, position) {
    const partial = partialAt(model.getLineContent(position.lineNumber), position.column)
    if (partial !== undefined) {
      return {
        contents: [{ value: `Takes in the prompt **${escaped(partialTitle(partial))}**. F12 or Ctrl+click opens it.` }],
      }
    }
    const word = model.getWordAtPosition(position)
    if (word === null) return null
    const range = {
      startLineNumber: Math.max(1, position.lineNumber - 200),
      startColumn: 1,
      endLineNumber: position.lineNumber,
      endColumn: word.startColumn,
    }
    const context = jinjaContext(model.getValueInRange(range))
    if (context !== 'name' && context !== 'statement-start') return null
    const contents = aboutVariable(word.word, editorFacts(model.uri.toString()))
    return contents.length === 0 ? null : { contents: contents.map((value) => ({ value })) }
  },
}

/** Markdown: the declaration, and the value in the row. */
export function aboutVariable(name: string, { declarations, row, names }: EditorFacts): string[] {
  const declared = Object.hasOwn(declarations, name) ? declarations[name] : undefined
  const isKnown = declared !== undefined || names.includes(name) || (row !== undefined && Object.hasOwn(row, name))
  if (!isKnown || templateFilters.includes(name)) return []
  const lines = [`**${name}**: ${declared?.type ?? 'not declared'}`]
  if (declared?.description !== undefined) lines.push(escaped(declared.description))
  if (declared?.default !== undefined) lines.push(`Default: ${fenced(declared.default)}`)
  if (row !== undefined) {
    lines.push(Object.hasOwn(row, name) ? `In this row: ${fenced(row[name])}` : 'This row has no value for it.')
  }
  return lines
}

/** The partial that is named at a column (from 1) of a line. */
export function partialAt(line: string, column: number): PartialReference | undefined {
  for (const match of line.matchAll(/partial\(\s*(?:"[^"]{1,200}"|'[^']{1,200}')[^)]{0,200}\)/gu)) {
    if (column < match.index + 1 || column > match.index + 1 + match[0].length) continue
    try {
      return findPartials(`{{ ${match[0]} }}`)[0]?.reference
    } catch {
      return undefined
    }
  }
  return undefined
}

function fenced(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  const shown = text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
  // More backticks than the value has in a row, so that none of them ends the fence.
  const longestRun = Math.max(2, ...[...shown.matchAll(/`+/gu)].map(([run]) => run.length))
  const fence = '`'.repeat(longestRun + 1)
  return `\n\n${fence}text\n${shown}\n${fence}`
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!<>|]/gu, '\\$&')
}
