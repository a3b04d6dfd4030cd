import type { CSSVariablesResolver } from '@mantine/core'
import { darkPalette, lightPalette, type Palette } from './palette.ts'

/** Makes the palette known to style sheets as `--assay-...`, and Mantine's own surfaces agree with it. */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: toVariables(lightPalette),
  dark: toVariables(darkPalette),
})

function toVariables(palette: Palette): Record<string, string> {
  const { variants, accentText, ...single } = palette
  const variables: Record<string, string> = {
    '--assay-accent-text': accentText,
    '--mantine-color-body': palette.panel,
    '--mantine-color-text': palette.text,
    '--mantine-color-dimmed': palette.dim,
    '--mantine-color-placeholder': palette.faint,
    '--mantine-color-anchor': palette.accent,
    '--mantine-color-default': palette.panel,
    '--mantine-color-default-hover': palette.hover,
    '--mantine-color-default-border': palette.line,
    '--mantine-color-disabled': palette.hover,
    '--mantine-color-disabled-color': palette.faint,
    '--mantine-color-disabled-border': palette.line,
    '--mantine-color-error': palette.bad,
    '--mantine-primary-color-filled': palette.accent,
    '--mantine-primary-color-contrast': accentText,
  }
  for (const [name, colour] of [
    ['green', palette.accent],
    ['red', palette.bad],
    ['yellow', palette.warn],
  ] as const) {
    variables[`--mantine-color-${name}-light`] = `color-mix(in srgb, ${colour} 13%, ${palette.panel})`
    variables[`--mantine-color-${name}-light-hover`] = `color-mix(in srgb, ${colour} 20%, ${palette.panel})`
    variables[`--mantine-color-${name}-light-color`] = colour
  }
  for (const [name, colour] of Object.entries(single)) variables[`--assay-${name}`] = colour
  variants.forEach((colour, index) => {
    variables[`--assay-variant-${index}`] = colour
    variables[`--assay-variant-${index}-soft`] = `color-mix(in srgb, ${colour} 15%, ${palette.panel})`
  })
  return variables
}
