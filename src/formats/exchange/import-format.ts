import type { Imported } from './imported.ts'

/** How much one import may hold; each limit is checked before the work that it bounds. */
export const importLimits = {
  /** Of one file, in UTF-16 code units. */
  fileCharacters: 16 * 1024 * 1024,
  /** Files that one import reads. */
  files: 1000,
  /** Of all its files together, in UTF-16 code units. */
  totalCharacters: 64 * 1024 * 1024,
  prompts: 200,
  rows: 100_000,
  /** Levels of lists and objects inside one another. */
  depth: 100,
} as const

/** What an import reads: one file, and on demand what lies in that file's own folder or below it. */
export interface ImportSource {
  /** The file's path in its folder, with `/`: `promptfooconfig.yaml`. */
  path: string
  text: string
  /** What its folder is called, where that is known; for names. */
  folderName?: string | undefined
  /**
   * The text of a file of the folder, by its path from the folder; undefined when there is none. Throws `bad-input`
   * for a path that leads out of the folder and for files that are too large.
   */
  readText(path: string): Promise<string | undefined>
  /** The paths of the folder's files, sorted. */
  listFiles(): Promise<readonly string[]>
}

/** What `auto` looks at to tell formats apart. */
export interface ImportSniff {
  path: string
  text: string
  /** The file as JSON or YAML data; undefined when it is neither. */
  data: unknown
  /** The first line of JSON Lines as data; undefined when it is none. */
  firstLine: Record<string, unknown> | undefined
}

/**
 * A tool's file that can be read: one implementation a folder and one line in import-formats.ts. Files come from
 * anywhere: nothing outside the folder is read, nothing is run, no environment variable is looked up.
 */
export interface ImportFormat {
  readonly id: string
  /** As a person reads it. */
  readonly title: string
  /** Names of its files, for people: `promptfooconfig.yaml`, `*.prompty`. */
  readonly files: string
  /** What of it is carried, in half a sentence. */
  readonly carries: string
  /** What of it is not, in half a sentence. */
  readonly drops: string
  /** True for a file that is surely or very likely of this format. */
  recognises(sniff: ImportSniff): boolean
  /** Throws `bad-input` with the place for a file that is broken or not of this format. */
  read(source: ImportSource): Promise<Imported>
}
