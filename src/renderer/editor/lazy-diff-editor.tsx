import { lazy, Suspense } from 'react'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'

const DiffEditor = lazy(() => import('./diff-editor.tsx').then((module) => ({ default: module.DiffEditor })))

/** The diff editor, fetched when it is first needed. */
export function LazyDiffEditor(props: { before: string; after: string; label: string }) {
  return (
    <Suspense fallback={<LinesSkeleton lines={6} />}>
      <DiffEditor {...props} />
    </Suspense>
  )
}
