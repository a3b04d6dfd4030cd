import type { editor } from 'monaco-editor/editor'
import { darkPalette, lightPalette, type Palette } from '../theme/palette.ts'

/** The editor in the window's own colours. */
export const monacoThemes = {
  'assay-light': toTheme('vs', lightPalette),
  'assay-dark': toTheme('vs-dark', darkPalette),
} as const

function toTheme(base: 'vs' | 'vs-dark', palette: Palette): editor.IStandaloneThemeData {
  const { accent, bad, code, dim, faint, good, hover, line, panel, text, variable, warn } = palette
  const rule = (token: string, colour: string, fontStyle?: string) => ({
    token,
    foreground: colour.slice(1),
    ...(fontStyle ? { fontStyle } : {}),
  })
  return {
    base,
    inherit: false,
    rules: [
      rule('', text),
      rule('comment', faint, 'italic'),
      rule('marker', accent, 'bold'),
      rule('brace', dim),
      rule('keyword', accent, 'bold'),
      rule('variable', variable),
      rule('property', variable),
      rule('filter', accent),
      rule('string', good),
      rule('number', warn),
      rule('operator', dim),
      rule('heading', text, 'bold'),
      rule('strong', text, 'bold'),
      rule('list', dim),
      rule('fence', dim),
      rule('tag', dim),
      rule('code', dim),
    ],
    colors: {
      'editor.background': code,
      'editor.foreground': text,
      'editorLineNumber.foreground': faint,
      'editorLineNumber.activeForeground': dim,
      'editorCursor.foreground': accent,
      'editor.selectionBackground': `${accent}40`,
      'editor.inactiveSelectionBackground': `${accent}22`,
      'editor.wordHighlightBackground': `${accent}22`,
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, dim])),
      'editorBracketHighlight.unexpectedBracket.foreground': dim,
      'editorBracketMatch.background': `${accent}22`,
      'editorBracketMatch.border': `${accent}00`,
      'editorError.foreground': bad,
      'editorWarning.foreground': warn,
      'editorWidget.background': panel,
      'editorWidget.border': line,
      'editorHoverWidget.background': panel,
      'editorHoverWidget.border': line,
      'editorSuggestWidget.background': panel,
      'editorSuggestWidget.border': line,
      'editorSuggestWidget.foreground': text,
      'editorSuggestWidget.highlightForeground': accent,
      'editorSuggestWidget.selectedBackground': hover,
      'editorSuggestWidget.selectedForeground': text,
      'input.background': panel,
      'input.border': line,
      'focusBorder': `${accent}00`,
      'scrollbarSlider.background': `${faint}44`,
      'scrollbarSlider.hoverBackground': `${faint}66`,
      'diffEditor.insertedTextBackground': `${good}2b`,
      'diffEditor.removedTextBackground': `${bad}2b`,
      'diffEditor.insertedLineBackground': `${good}12`,
      'diffEditor.removedLineBackground': `${bad}12`,
      'diffEditor.unchangedRegionBackground': hover,
    },
  }
}
