/** The headings that commands stand under: what a person is working on before the ways to elsewhere. */
export const commandGroups = [
  'Prompt',
  'Playground',
  'Experiment',
  'Run',
  'Dataset',
  'Model',
  'Go to',
  'View',
  'Help',
] as const

/** Something a person can do: it is in the command palette, in the keyboard help, and on its key. */
export interface Command {
  /** Unique among the commands that exist at one time. */
  id: string
  title: string
  /** The heading it stands under. */
  group: (typeof commandGroups)[number]
  /** Such as `mod+s`, `mod+alt+b`, `Escape` or `1`; `mod` is Command on a Mac and Control elsewhere. */
  keys?: string
  /** False keeps it out of the palette and its key dead. */
  isEnabled?: boolean
  /** Further words it is found by. */
  keywords?: string[]
  run: () => void
}
