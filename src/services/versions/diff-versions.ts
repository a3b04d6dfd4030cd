import type { StructureDifference } from '../../contract/versions.ts'
import { diffStructure } from '../../core/prompts/diff/diff-structure.ts'
import { diffWords } from '../../core/prompts/diff/diff-words.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { getVersion } from '../prompts/get-version.ts'
import type { Stores } from '../stores.ts'

type State = { versionId: string } | { content: PromptContent }

/** What differs between two states of a prompt, with the words of every text that was changed. Throws `not-found`. */
export function diffVersions(
  stores: Pick<Stores, 'versions'>,
  { before, after }: { before: State; after: State },
): StructureDifference[] {
  const contentOf = (state: State) => ('content' in state ? state.content : getVersion(stores, state.versionId).content)
  return diffContents(contentOf(before), contentOf(after))
}

export function diffContents(before: PromptContent, after: PromptContent): StructureDifference[] {
  return diffStructure(before, after).map((change) => ({
    ...change,
    words:
      change.kind === 'changed' && change.before !== null && change.after !== null
        ? diffWords(change.before, change.after)
        : null,
  }))
}
