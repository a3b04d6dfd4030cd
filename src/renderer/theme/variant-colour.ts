import { lightPalette } from './palette.ts'

/** The CSS colour of a variant by its index (A is 0), and the soft one to lay behind it; they repeat after the seventh. */
export function variantColour(index: number): { strong: string; soft: string } {
  const slot = index % lightPalette.variants.length
  return { strong: `var(--assay-variant-${slot})`, soft: `var(--assay-variant-${slot}-soft)` }
}
