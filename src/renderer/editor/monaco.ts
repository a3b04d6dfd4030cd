import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/caretOperations/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codeAction/register'
import 'monaco-editor/features/codeEditor/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/diffEditor/register'
import 'monaco-editor/features/dnd/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/lineSelection/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/placeholderText/register'
import 'monaco-editor/features/smartSelect/register'
import 'monaco-editor/features/suggest/register'
import 'monaco-editor/features/wordHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
import 'monaco-editor/features/wordPartOperations/register'
import { editor, languages } from 'monaco-editor/editor'
import { jinjaCompletion } from './completion.ts'
import { jinjaHover } from './jinja-hover.ts'
import { jinjaConfiguration, jinjaLanguageId, jinjaTokens } from './jinja-language.ts'
import { monacoThemes } from './monaco-themes.ts'
import { quickFixes } from './quick-fixes.ts'

self.MonacoEnvironment = {
  getWorker: () => new Worker(new URL('./editor-worker.ts', import.meta.url), { type: 'module' }),
}

languages.register({ id: jinjaLanguageId })
languages.setMonarchTokensProvider(jinjaLanguageId, jinjaTokens)
languages.setLanguageConfiguration(jinjaLanguageId, jinjaConfiguration)
languages.registerCompletionItemProvider(jinjaLanguageId, jinjaCompletion)
languages.registerHoverProvider(jinjaLanguageId, jinjaHover)
languages.registerCodeActionProvider(jinjaLanguageId, quickFixes)
for (const [name, data] of Object.entries(monacoThemes)) editor.defineTheme(name, data)

/** How every editor of the window behaves. */
export const commonOptions = {
  autoClosingOvertype: 'always',
  automaticLayout: true,
  bracketPairColorization: { enabled: false },
  contextmenu: true,
  fixedOverflowWidgets: true,
  folding: false,
  fontFamily: 'ui-monospace, "JetBrains Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSize: 13,
  glyphMargin: false,
  guides: { indentation: false },
  lineDecorationsWidth: 6,
  lineHeight: 21,
  lineNumbersMinChars: 3,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerLanes: 0,
  padding: { top: 8, bottom: 8 },
  renderLineHighlight: 'none',
  renderWhitespace: 'selection',
  scrollBeyondLastLine: false,
  stickyScroll: { enabled: false },
  // Tab goes on to the next field, as everywhere else; Ctrl+] indents.
  tabFocusMode: true,
  tabSize: 2,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
  wordBasedSuggestions: 'off',
  wordWrap: 'on',
} satisfies editor.IStandaloneEditorConstructionOptions

export { editor, KeyCode, MarkerSeverity } from 'monaco-editor/editor'
