import { createTheme, type MantineColorsTuple } from '@mantine/core'
import { resolveVariantColours } from './resolve-variant-colours.ts'

const green: MantineColorsTuple = [
  '#eef6f3',
  '#dcebe5',
  '#b9d8cc',
  '#94c9b8',
  '#6fc3aa',
  '#4fa68d',
  '#3d8672',
  '#2f6f5e',
  '#25594b',
  '#1a4237',
]

const dark: MantineColorsTuple = [
  '#e7e8ea',
  '#c3c7cd',
  '#a2a7af',
  '#868b94',
  '#2c2f35',
  '#26292e',
  '#1b1d21',
  '#141518',
  '#101114',
  '#0b0c0e',
]

const gray: MantineColorsTuple = [
  '#fafaf8',
  '#f3f3f0',
  '#ecece8',
  '#e4e4df',
  '#d8d8d2',
  '#b6b8b8',
  '#9a9da3',
  '#74787e',
  '#5f636a',
  '#2b2e33',
]

const red: MantineColorsTuple = [
  '#fbeeed',
  '#f5dbd9',
  '#ecb8b4',
  '#e3938d',
  '#ef7a72',
  '#d2605a',
  '#c24a43',
  '#b93a33',
  '#932d28',
  '#6f211d',
]

const yellow: MantineColorsTuple = [
  '#faf4e4',
  '#f2e6c4',
  '#e8d296',
  '#dfc069',
  '#dcb04a',
  '#c1932c',
  '#a97b17',
  '#8f6208',
  '#6f4c06',
  '#523804',
]

const controls = { defaultProps: { size: 'xs' } }

/** Calm and dense: 13 px text, one green accent, figures of equal width. */
export const theme = createTheme({
  primaryColor: 'green',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver: resolveVariantColours,
  colors: { green, gray, red, yellow, dark },
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "JetBrains Mono", "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.35' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '18px', lineHeight: '1.3' },
      h2: { fontSize: '15px', lineHeight: '1.35' },
      h3: { fontSize: '13px', lineHeight: '1.4' },
    },
  },
  components: {
    Text: { defaultProps: { size: 'sm' } },
    Button: { defaultProps: { size: 'xs' }, styles: { label: { fontWeight: 500, fontSize: 13 } } },
    ActionIcon: {
      defaultProps: { variant: 'subtle', color: 'gray', size: 'md' },
      classNames: { root: 'assay-action' },
    },
    Alert: { defaultProps: { variant: 'light' }, styles: { root: { padding: '8px 12px' } } },
    InputWrapper: {
      styles: { label: { fontSize: 12.5, fontWeight: 500, marginBottom: 2 }, description: { fontSize: 11.5 } },
    },
    Modal: { styles: { title: { fontSize: 15, fontWeight: 600 } } },
    Tooltip: { defaultProps: { openDelay: 350, withinPortal: true, fz: 'xs' } },
    Badge: {
      defaultProps: { variant: 'light', size: 'sm', radius: 'xs' },
      styles: { root: { textTransform: 'none', fontWeight: 500 } },
    },
    TextInput: controls,
    Textarea: controls,
    NumberInput: controls,
    PasswordInput: controls,
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right', comboboxProps: { shadow: 'md' } } },
    MultiSelect: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md' } } },
    Autocomplete: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md' } } },
    TagsInput: controls,
    Switch: controls,
    Checkbox: controls,
    SegmentedControl: { ...controls, styles: { label: { padding: '4px 12px', fontSize: 12.5 } } },
    // What happened reads as well as its title.
    Notification: { styles: { description: { color: 'var(--assay-text)' } } },
    Menu: { defaultProps: { shadow: 'md' } },
    Popover: { defaultProps: { shadow: 'md' } },
    Tabs: { styles: { tab: { padding: '8px 10px', fontSize: 13 } } },
  },
})
