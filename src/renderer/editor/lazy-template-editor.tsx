import { useIntersection } from '@mantine/hooks'
import { lazy, Suspense, useState } from 'react'
import styles from './lazy-template-editor.module.css'
import type { TemplateEditorProps } from './template-editor.tsx'

const TemplateEditor = lazy(() =>
  import('./template-editor.tsx').then((module) => ({ default: module.TemplateEditor })),
)

/** A template editor that is made when it comes near the visible part of the page, and is plain text until then. */
export function LazyTemplateEditor(props: TemplateEditorProps) {
  const [wasNear, setWasNear] = useState(false)
  const { ref, entry } = useIntersection({ rootMargin: '600px' })
  if (entry?.isIntersecting && !wasNear) setWasNear(true)
  const plain = <pre className={styles.plain}>{props.value || ' '}</pre>
  return (
    <div ref={ref} className={styles.place}>
      {wasNear ? (
        <Suspense fallback={plain}>
          <TemplateEditor {...props} />
        </Suspense>
      ) : (
        plain
      )}
    </div>
  )
}
