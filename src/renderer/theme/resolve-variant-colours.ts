import { defaultVariantColorsResolver, type VariantColorsResolver } from '@mantine/core'

const strong: Readonly<Record<string, string>> = { green: 'var(--assay-accent)', red: 'var(--assay-bad)' }

/** Filled controls take the palette's accent and warning colours, with a text that stands out on both schemes. */
export const resolveVariantColours: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input)
  const background = strong[input.color ?? input.theme.primaryColor]
  if (input.variant !== 'filled' || !background) return resolved
  return {
    ...resolved,
    background,
    hover: `color-mix(in srgb, ${background} 86%, var(--assay-text))`,
    color: 'var(--assay-accent-text)',
  }
}
