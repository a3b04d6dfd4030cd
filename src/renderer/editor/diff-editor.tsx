import { useEffect, useRef } from 'react'
import { jinjaLanguageId } from './jinja-language.ts'
import { commonOptions, editor } from './monaco.ts'
import styles from './diff-editor.module.css'
import { useMonacoTheme } from './use-monaco-theme.ts'

/** Two texts side by side with what differs, read-only. */
export function DiffEditor({ before, after, label }: { before: string; after: string; label: string }) {
  useMonacoTheme()
  const hostRef = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const host = hostRef.current
    if (!host) return
    const original = editor.createModel(before, jinjaLanguageId)
    const modified = editor.createModel(after, jinjaLanguageId)
    const made = editor.createDiffEditor(host, {
      ...commonOptions,
      lineDecorationsWidth: 18,
      readOnly: true,
      originalEditable: false,
      renderSideBySideInlineBreakpoint: 640,
      useInlineViewWhenSpaceIsLimited: true,
      hideUnchangedRegions: { enabled: true },
      renderOverviewRuler: false,
      originalAriaLabel: `${label}, before`,
      modifiedAriaLabel: `${label}, after`,
    })
    made.setModel({ original, modified })
    return () => {
      made.dispose()
      original.dispose()
      modified.dispose()
    }
  }, [before, after, label])
  return <div ref={hostRef} className={styles.diff} role="region" aria-label={label} />
}
