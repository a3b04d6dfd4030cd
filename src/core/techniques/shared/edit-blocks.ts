import { AssayError } from '../../errors.ts'
import type { PromptContent } from '../../prompts/prompt-content.ts'
import type { Block, BlockKind } from '../../templates/block.ts'
import { outlineBlocks } from '../../templates/outline-blocks.ts'
import { parseBlocks } from '../../templates/parse-blocks.ts'
import { writeBlocks } from '../../templates/write-blocks.ts'

/** The index of the message that is meant: `message` counts from 1, the last of the user otherwise. Throws `bad-input`. */
export function targetMessage({ messages }: PromptContent, message: number | undefined): number {
  if (message === undefined) {
    const last = messages.findLastIndex(({ role }) => role === 'user')
    return last === -1 ? messages.length - 1 : last
  }
  if (message <= messages.length) return message - 1
  throw new AssayError('bad-input', {
    what: `The prompt has no message ${message}`,
    mend: `choose one from 1 to ${messages.length}`,
  })
}

/** The blocks of a message, marked where they were not. */
export function blocksOf(content: PromptContent, message: number): Block[] {
  return outlineBlocks(content.messages[message]?.content ?? '')
}

/** The blocks of a message by the markers that it has. */
export function markedBlocksOf(content: PromptContent, message: number): Block[] {
  return parseBlocks(content.messages[message]?.content ?? '')
}

/** A prompt with other blocks in one message; the same prompt where the text stays the same. */
export function withBlocks(content: PromptContent, message: number, blocks: readonly Block[]): PromptContent {
  const text = writeBlocks(blocks)
  if (text === content.messages[message]?.content) return content
  return {
    ...content,
    messages: content.messages.map((one, index) => (index === message ? { ...one, content: text } : one)),
  }
}

/** Puts a block before the first one of the kinds, or at the end; there it is set apart by a line break. */
export function insertBefore(blocks: readonly Block[], kinds: readonly BlockKind[], block: Block): Block[] {
  const at = blocks.findIndex(({ kind }) => kind !== null && kinds.includes(kind))
  if (at === -1) return [...withLastLineEnded(blocks), block]
  return [...blocks.slice(0, at), block, ...blocks.slice(at)]
}

/** The text before a block that is put at the end must end its line, or the two would run together. */
function withLastLineEnded(blocks: readonly Block[]): Block[] {
  const last = blocks.at(-1)
  if (last === undefined || last.text === '' || last.text.endsWith('\n')) return [...blocks]
  return [...blocks.slice(0, -1), { ...last, text: `${last.text}\n` }]
}

export function isNamed(block: Block, kind: BlockKind, name: string): boolean {
  return block.kind === kind && block.name === name
}
