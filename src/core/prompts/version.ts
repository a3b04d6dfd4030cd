import { contentId } from '../text/content-id.ts'
import type { PromptContent } from './prompt-content.ts'

/** The words that a version is made of; its id is the SHA-256 of their canonical JSON, so none can change later. */
export interface VersionDraft {
  content: PromptContent
  /** None for a first version, one for a change, two for a merge. */
  parents: readonly string[]
  message: string
  author: string
  /** ISO 8601 in UTC. */
  createdAt: string
}

/** One immutable state of a prompt. */
export interface Version extends VersionDraft {
  /** 64 hexadecimal digits: the whole version, history included. */
  id: string
  /** 64 hexadecimal digits: the content alone, equal for versions that send the same messages. */
  contentId: string
}

/** Seals a draft: computes both ids. The draft is not changed. */
export function sealVersion({ content, parents, message, author, createdAt }: VersionDraft): Version {
  const sealed = { content, parents: [...parents], message, author, createdAt }
  return { ...sealed, id: contentId(sealed), contentId: contentId(content) }
}

/** What a person sees of an id: its first eight digits. */
export function shortId(id: string): string {
  return id.slice(0, 8)
}
