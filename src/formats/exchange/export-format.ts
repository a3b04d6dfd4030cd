import type { Message } from '../../core/backend.ts'
import type { Row } from '../../core/datasets/row.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { Settings } from '../../core/settings.ts'
import type { Loss } from './loss.ts'

/** A file to write, and what of the prompt it could not hold. */
export interface Exported {
  text: string
  losses: Loss[]
}

/** A prompt as a template, with what belongs to it. */
interface PromptExport {
  name: string
  content: PromptContent
  /** In place of the prompt's own. */
  settings: Settings
  /** The model's name at its service; undefined where none was chosen. */
  model?: string | undefined
  /** The connection preset of its service; undefined where it is none. */
  provider?: string | undefined
  /** Rows to go along as tests or samples. */
  rows: readonly Row[]
}

/** A prompt rendered for one row, as it is sent. */
export interface RequestExport {
  messages: readonly Message[]
  settings: Settings
  model: string
  /** Of an OpenAI-compatible API, such as `https://api.openai.com/v1`. */
  baseUrl: string
  /** The environment variable that holds the key; null where none is needed. */
  keyVariable: string | null
}

interface ExportFormatBase {
  readonly id: string
  /** As a person reads it. */
  readonly title: string
  /** The ending of the file, with the dot. */
  readonly ending: string
  /** What of a prompt it holds, in half a sentence. */
  readonly holds: string
  /** What it has no place for, in half a sentence. */
  readonly drops: string
}

/** A tool's file that a prompt is written to: one implementation a folder and one line in export-formats.ts. */
export interface PromptFormat extends ExportFormatBase {
  readonly kind: 'prompt'
  write(input: PromptExport): Exported
}

/** A request or a program that sends exactly what one row makes. */
export interface RequestFormat extends ExportFormatBase {
  readonly kind: 'request'
  write(input: RequestExport): Exported
}

export type ExportFormat = PromptFormat | RequestFormat
