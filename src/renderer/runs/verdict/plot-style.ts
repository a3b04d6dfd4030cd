import type { plot } from '@observablehq/plot'

/** What a picture by Observable Plot is made from. */
export type PlotOptions = Parameters<typeof plot>[0]

/** The text of pictures: small, in the theme's quiet colour. */
export const plotStyle = { background: 'transparent', color: 'var(--assay-dim)', fontSize: '11px', overflow: 'visible' }
