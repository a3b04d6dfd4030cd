import { useComputedColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { editor } from './monaco.ts'

/** Keeps the editors in the scheme of the window. */
export function useMonacoTheme(): void {
  const scheme = useComputedColorScheme('light')
  useEffect(() => editor.setTheme(scheme === 'dark' ? 'assay-dark' : 'assay-light'), [scheme])
}
