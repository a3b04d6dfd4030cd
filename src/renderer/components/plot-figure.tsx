import type { plot } from '@observablehq/plot'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import styles from './plot-figure.module.css'

type PlotOptions = Parameters<typeof plot>[0]

/**
 * A picture drawn by Observable Plot, as wide as its place, in the theme's colours: use CSS variables such as
 * `var(--assay-line)` for strokes and fills. `label` says for screen readers what the picture shows. Keep `options`
 * stable between renders (useMemo), since a new object draws again.
 */
export function PlotFigure({ options, label }: { options: PlotOptions; label: string }) {
  const { ref: placeRef, width } = useElementSize()
  const hostRef = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const host = hostRef.current
    if (!host || width === 0) return
    let isCurrent = true
    void import('@observablehq/plot').then(({ plot: draw }) => {
      if (isCurrent) host.replaceChildren(draw({ ...options, width }))
    })
    return () => {
      isCurrent = false
    }
  }, [options, width])
  return (
    <div ref={placeRef} className={styles.figure}>
      <div ref={hostRef} role="img" aria-label={label} />
    </div>
  )
}
