/** The colours of one scheme, as six hexadecimal digits: the single source for CSS variables and for Monaco's themes. */
export interface Palette {
  background: string
  panel: string
  line: string
  text: string
  dim: string
  faint: string
  accent: string
  accentText: string
  selected: string
  hover: string
  code: string
  good: string
  bad: string
  warn: string
  /** Variables in templates; no variant has this colour. */
  variable: string
  /** Colours of the variants A, B, C ... told apart by people who see fewer colours; a letter always stands with them. */
  variants: readonly string[]
}

export const lightPalette: Palette = {
  background: '#f7f7f5',
  panel: '#ffffff',
  line: '#e4e4df',
  text: '#1d1f23',
  dim: '#5f636a',
  faint: '#74787e',
  accent: '#2f6f5e',
  accentText: '#ffffff',
  selected: '#eaf1ee',
  hover: '#f2f3f0',
  code: '#fafaf8',
  good: '#1a7a50',
  bad: '#b93a33',
  warn: '#8f6208',
  variable: '#7245b5',
  variants: ['#2c5fc4', '#a85a0a', '#0f7c85', '#b03a7c', '#6f6308', '#a8433a', '#5d636c'],
}

export const darkPalette: Palette = {
  background: '#141518',
  panel: '#1b1d21',
  line: '#2c2f35',
  text: '#e7e8ea',
  dim: '#a2a7af',
  faint: '#868b94',
  accent: '#6fc3aa',
  accentText: '#10201b',
  selected: '#22302c',
  hover: '#23262b',
  code: '#17191c',
  good: '#4cc38a',
  bad: '#ef7a72',
  warn: '#dcb04a',
  variable: '#c0a6f2',
  variants: ['#7fa8f5', '#e9a154', '#62c6cf', '#ee8fc0', '#cdb84e', '#ef8f86', '#a9afb8'],
}
