import { useEffect, useRef, useState } from 'react'
import type { TemplateProblem } from '../../core/templates/template-problems.ts'
import { expressionDecorations } from './expression-decorations.ts'
import { jinjaLanguageId } from './jinja-language.ts'
import { commonOptions, editor, MarkerSeverity } from './monaco.ts'
import { forgetTemplateVariables, setTemplateVariables } from './template-variables.ts'
import { revealCursor } from './reveal-cursor.ts'
import styles from './template-editor.module.css'
import { useMonacoTheme } from './use-monaco-theme.ts'

/** Everything a template editor shows; the text is its owner's. */
export interface TemplateEditorProps {
  value: string
  label: string
  onChange?: (value: string) => void
  /** Names to complete. */
  variables?: readonly string[]
  problems?: readonly TemplateProblem[]
  isReadOnly?: boolean
  placeholder?: string
}

/** One template in Monaco, as tall as its text until that fills the window; a longer one scrolls inside. */
export function TemplateEditor({
  value,
  label,
  onChange,
  variables = [],
  problems = [],
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
      forgetTemplateVariables(model.uri.toString())
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
    if (model) setTemplateVariables(model.uri.toString(), variables)
  }, [instance, variables])

  useEffect(() => {
    const model = instance?.getModel()
    if (model) editor.setModelMarkers(model, 'assay', problems.map(toMarker))
  }, [instance, problems])

  return <div ref={hostRef} className={styles.editor} />
}

function toMarker({ severity, message, line, column, endLine, endColumn }: TemplateProblem): editor.IMarkerData {
  return {
    severity: severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning,
    message,
    startLineNumber: line,
    startColumn: column,
    endLineNumber: endLine,
    endColumn,
  }
}
