/** What a part of a prompt is for, in the order in which a prompt usually has them. */
export const blockKinds = [
  'role',
  'instruction',
  'context',
  'examples',
  'output-format',
  'input',
  'output-indicator',
] as const

export type BlockKind = (typeof blockKinds)[number]

/**
 * A stretch of a message's text. It starts after a line that holds only `{# @instruction #}`, or `{# @context: company
 * facts #}` with a name, and goes to the next such line: comments of Jinja, so that a prompt with blocks is a valid
 * template anywhere.
 */
export interface Block {
  /** Null for what stands before the first marker. */
  kind: BlockKind | null
  name?: string
  /** With its line breaks, without the marker. */
  text: string
  /** The marker's line as a person wrote it, with its line break; left out where it is as writeBlocks writes it. */
  marker?: string
}

export function isBlockKind(word: string): word is BlockKind {
  return (blockKinds as readonly string[]).includes(word)
}
