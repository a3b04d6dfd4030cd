import { useEffect, useRef, useState } from 'react'
import type { LintProblem } from '../../core/lint/lint-rule.ts'
import { type EditorFacts, forgetEditorFacts, noFacts, setEditorFacts } from './editor-facts.ts'
import { expressionDecorations } from './expression-decorations.ts'
import { partialAt } from './jinja-hover.ts'
import { jinjaLanguageId } from './jinja-language.ts'
import { commonOptions, editor, KeyCode, MarkerSeverity } from './monaco.ts'
import { registerEditor } from './open-editors.ts'
import { revealCursor } from './reveal-cursor.ts'
import styles from './template-editor.module.css'
import { useMonacoTheme } from './use-monaco-theme.ts'

/** Everything a template editor shows; the text is its owner's. */
export interface TemplateEditorProps {
  value: string
  label: string
  onChange?: (value: string) => void
  /** What it can be gone to by. */
  name?: string
  /** What it knows, to complete, explain and mend. */
  facts?: EditorFacts
  isReadOnly?: boolean
  placeholder?: string
}

/** One template in Monaco, as tall as its text until that fills the window; a longer one scrolls inside. */
export function TemplateEditor({
  value,
  label,
  onChange,
  name,
  facts = noFacts,
  isReadOnly = false,
  placeholder,
}: TemplateEditorProps) {
  useMonacoTheme()
  const hostRef = useRef<HTMLDivElement>(null)
  const [instance, setInstance] = useState<editor.IStandaloneCodeEditor | null>(null)
  const latest = useRef({ value, onChange })
  useEffect(() => {
    latest.current = { value, onChange }
  })

  useEffect(() => {
    const host = hostRef.current
    if (!host) return
    const model = editor.createModel(latest.current.value, jinjaLanguageId)
    const made = editor.create(host, {
      ...commonOptions,
      model,
      scrollbar: { horizontal: 'hidden', verticalScrollbarSize: 10, alwaysConsumeMouseWheel: false, useShadows: false },
    })
    const fit = (): void => {
      const before = host.clientHeight
      host.style.height = `${made.getContentHeight()}px`
      if (host.clientHeight !== before) made.layout()
    }
    made.onDidContentSizeChange(fit)
    fit()
    made.onDidChangeCursorPosition(({ source }) => {
      if (source !== 'api') requestAnimationFrame(() => revealCursor(made))
    })
    const decorations = made.createDecorationsCollection(expressionDecorations(model))
    let decorating: ReturnType<typeof setTimeout> | undefined
    model.onDidChangeContent(() => {
      clearTimeout(decorating)
      decorating = setTimeout(() => decorations.set(expressionDecorations(model)), 100)
      const text = model.getValue()
      if (text !== latest.current.value) latest.current.onChange?.(text)
    })
    setInstance(made)
    return () => {
      clearTimeout(decorating)
      forgetEditorFacts(model.uri.toString())
      made.dispose()
      model.dispose()
    }
  }, [])

  useEffect(() => {
    instance?.updateOptions({
      readOnly: isReadOnly,
      domReadOnly: isReadOnly,
      ariaLabel: label,
      placeholder: placeholder ?? '',
    })
  }, [instance, isReadOnly, label, placeholder])

  useEffect(() => {
    const model = instance?.getModel()
    // Replaced as an edit, so that it can be undone.
    if (model && model.getValue() !== value)
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text: value }], () => null)
  }, [instance, value])

  useEffect(() => {
    const model = instance?.getModel()
    if (model) setEditorFacts(model.uri.toString(), facts)
  }, [instance, facts])

  const { problems } = facts
  useEffect(() => {
    const model = instance?.getModel()
    if (model) editor.setModelMarkers(model, 'assay', problems.map(toMarker))
  }, [instance, problems])

  useEffect(() => (instance && name !== undefined ? registerEditor(name, instance) : undefined), [instance, name])

  const { openPartial } = facts
  useEffect(() => (instance && openPartial ? goToPartials(instance, openPartial) : undefined), [instance, openPartial])

  return <div ref={hostRef} className={styles.editor} />
}

/** F12 and Ctrl+click at the name of a partial open its prompt. */
function goToPartials(
  instance: editor.IStandaloneCodeEditor,
  open: NonNullable<EditorFacts['openPartial']>,
): () => void {
  const openAt = (position: { lineNumber: number; column: number } | null | undefined): void => {
    const line = position ? instance.getModel()?.getLineContent(position.lineNumber) : undefined
    const reference = position && line !== undefined ? partialAt(line, position.column) : undefined
    if (reference) open(reference)
  }
  const action = instance.addAction({
    id: 'assay.go-to-partial',
    label: 'Go to the partial',
    keybindings: [KeyCode.F12],
    contextMenuGroupId: 'navigation',
    run: () => openAt(instance.getPosition()),
  })
  const clicks = instance.onMouseDown(({ event, target }) => {
    if (event.ctrlKey || event.metaKey) openAt(target.position)
  })
  return () => {
    action.dispose()
    clicks.dispose()
  }
}

const severities = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, hint: MarkerSeverity.Hint }

function toMarker({
  severity,
  rule,
  text,
  reason,
  source,
  line,
  column,
  endLine,
  endColumn,
}: LintProblem): editor.IMarkerData {
  return {
    severity: severities[severity],
    message: `${text}\n${reason}\n${source}`,
    code: rule,
    source: 'lint',
    startLineNumber: line,
    startColumn: column,
    endLineNumber: endLine,
    endColumn,
  }
}
