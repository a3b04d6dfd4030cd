import { AssayError } from '../../errors.ts'
import type { Block } from '../../templates/block.ts'
import { blockName } from '../diff/block-name.ts'
import { parseBlocks } from '../../templates/parse-blocks.ts'
import { writeBlocks } from '../../templates/write-blocks.ts'
import { canonicalJson, type Json } from '../../text/canonical-json.ts'
import { type MessageTemplate, type PromptContent, promptContentSchema } from '../prompt-content.ts'
import { type Conflict, type Conflicts, createConflicts, type Resolutions } from './conflict.ts'
import { type ItemKind, mergeItems } from './merge-items.ts'
import { mergeExamples } from './merge-examples.ts'
import { mergeText } from './merge-text.ts'
import { mergeMembers, mergeValue } from './merge-value.ts'

export interface MergeInput {
  /** What both sides come from; null for two that have nothing in common. */
  base: PromptContent | null
  ours: PromptContent
  theirs: PromptContent
  resolutions?: Resolutions
}

export interface MergedContent {
  /** Complete when no conflict is open; until then, each open one stands in it as our side has it, or else theirs. */
  content: PromptContent
  /** What nobody has decided yet, in the order of the prompt. */
  conflicts: Conflict[]
  /** Ids of the conflicts that the resolutions settled. */
  settled: string[]
}

/**
 * Three-way merge of two states of a prompt: messages are matched, then the blocks in them, then lines and words in a
 * block that both sides changed; settings, variables and examples field by field. Never loses a block that a side
 * added. Throws `bad-input` when a resolution makes the prompt one that cannot be, such as one without a message.
 */
export function mergeContent({ base, ours, theirs, resolutions = {} }: MergeInput): MergedContent {
  const conflicts = createConflicts(resolutions)
  const messages = mergeItems(
    { base: base?.messages ?? [], ours: ours.messages, theirs: theirs.messages },
    messageKind(conflicts),
    { conflicts, path: 'messages', where: '' },
  )
  const parts = [...new Set([base, ours, theirs].flatMap((content) => Object.keys(content ?? {})))]
    .filter((name) => name !== 'messages')
    .toSorted()
    .flatMap((name): [string, Json][] => {
      const merged = mergePart(name, conflicts, base, ours, theirs)
      return merged === undefined ? [] : [[name, merged]]
    })
  const parsed = promptContentSchema.safeParse({ ...Object.fromEntries(parts), messages })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new AssayError('bad-input', {
      what: 'The merge does not make a prompt',
      where: issue?.path.join('.') || 'it',
      mend: issue?.message ?? 'decide its conflicts otherwise',
    })
  }
  return { content: parsed.data, conflicts: [...conflicts.open], settled: [...conflicts.settled] }
}

function mergePart(
  name: string,
  conflicts: Conflicts,
  base: PromptContent | null,
  ours: PromptContent,
  theirs: PromptContent,
): Json | undefined {
  const part = (content: PromptContent | null): Json | undefined =>
    content === null || !Object.hasOwn(content, name) ? undefined : (content[name as keyof PromptContent] as Json)
  const values = { base: part(base), ours: part(ours), theirs: part(theirs) }
  const place = { conflicts, id: name, where: partWords[name] ?? name }
  if (name === 'examples') return mergeExamples(values, place)
  return mergeMembers(values, place, partDepth[name] ?? 0)
}

const partWords: Readonly<Record<string, string>> = {
  settings: 'settings:',
  variables: 'variables:',
  extract: 'the extractor',
  examples: 'examples:',
}
// A setting is one value; a variable has a type, a description and a default.
const partDepth: Readonly<Record<string, number>> = { settings: 1, variables: 2 }

function messageKind(conflicts: Conflicts): ItemKind<MessageTemplate> {
  return {
    nameOf: ({ role }, place) => `message ${place + 1} (${role})`,
    toPair: ({ role, content }) => ({ key: role, text: content }),
    withText: (message, content) => ({ ...message, content }),
    merge({ id, where }, base, ours, theirs) {
      const role = mergeValue(
        { base: base?.role, ours: ours.role, theirs: theirs.role },
        { conflicts, id: `${id}.role`, where: `the role of ${where}` },
      )
      const content = mergeBlocks(conflicts, { id, where }, base?.content ?? '', ours.content, theirs.content)
      return { role: role as MessageTemplate['role'], content }
    },
  }
}

function mergeBlocks(
  conflicts: Conflicts,
  { id, where }: { id: string; where: string },
  base: string,
  ours: string,
  theirs: string,
): string {
  if (ours === theirs || theirs === base) return ours
  if (ours === base) return theirs
  const lists = { base: parseBlocks(base), ours: parseBlocks(ours), theirs: parseBlocks(theirs) }
  const blocks = mergeItems(lists, blockKind(conflicts), { conflicts, path: id, where })
  // What has no marker would become part of the block before it.
  return writeBlocks([...blocks.filter(({ kind }) => kind === null), ...blocks.filter(({ kind }) => kind !== null)])
}

function blockKind(conflicts: Conflicts): ItemKind<Block> {
  return {
    nameOf: (block) => blockName(block),
    toPair: (block) => ({ key: blockName(block), text: trimLineEnd(block.text) }),
    withText: (block, text) => ({ ...block, text: text + lineEnd(block.text) }),
    merge(place, base, ours, theirs) {
      const text = mergeBlockText(conflicts, place, base?.text ?? '', ours.text, theirs.text)
      if (text === null) return null
      // Kind and name go together; where both changed them, ours hold.
      const named = base && blockMark(ours) === blockMark(base) ? theirs : ours
      return { ...named, text }
    },
  }
}

function blockMark({ kind, name, marker }: Block): string {
  return canonicalJson({ kind, name, marker })
}

/** Line breaks at the end come and go with the blocks behind it, so they are no part of what a conflict is about. */
function mergeBlockText(
  conflicts: Conflicts,
  place: { id: string; where: string },
  base: string,
  ours: string,
  theirs: string,
): string | null {
  if (ours === theirs || theirs === base) return ours
  if (ours === base) return theirs
  const end = lineEnd(ours) === lineEnd(base) ? lineEnd(theirs) : lineEnd(ours)
  const [from, mine, other] = [trimLineEnd(base), trimLineEnd(ours), trimLineEnd(theirs)]
  const { isClean, withOurs, withTheirs } = mergeText(from, mine, other)
  if (isClean) return withOurs + end
  const conflict: Conflict = { ...place, kind: 'text', base: from, ours: mine, theirs: other, withOurs, withTheirs }
  const decided = conflicts.settle(conflict, withOurs)
  return decided === null ? null : `${typeof decided === 'string' ? decided : canonicalJson(decided)}${end}`
}

function lineEnd(text: string): string {
  return /[\r\n]*$/u.exec(text)?.[0] ?? ''
}

function trimLineEnd(text: string): string {
  return text.slice(0, text.length - lineEnd(text).length)
}
