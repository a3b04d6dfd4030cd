import { existsSync } from 'node:fs'
import path from 'node:path'
import type { PromptContent } from '../core/prompts/prompt-content.ts'
import { readPromptFile } from '../services/prompts/read-prompt-file.ts'
import type { Client } from './cli-context.ts'
import { findVersion } from './find-version.ts'
import { readTextFile } from './read-text-file.ts'

/** A prompt that a command works on. */
export interface NamedPrompt {
  title: string
  content: PromptContent
  /** Null for one that stands in a file. */
  versionId: string | null
}

/** True for what names a file: there is one at that path, or it looks like one. A branch behind an @ may hold slashes. */
export function isPromptFile(reference: string): boolean {
  return existsSync(reference) || /^[^@]*[/\\]|\.(?:ya?ml|json|jinja2?|j2|txt|md|prompt)$/iu.test(reference)
}

/** The prompt of a file, or of the workspace by `NAME`, `NAME@v3`, `NAME@label`. Throws as reading and finding do. */
export async function readPrompt(client: Client, reference: string): Promise<NamedPrompt> {
  if (isPromptFile(reference)) {
    const title = path.basename(reference)
    return { title, content: readPromptFile(await readTextFile(reference), title), versionId: null }
  }
  const { id, promptName, number, content } = await findVersion(client, reference)
  return { title: `${promptName}@v${number}`, content, versionId: id }
}
