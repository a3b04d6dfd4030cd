import type { Block, BlockKind } from './block.ts'
import { findVariables } from './find-variables.ts'
import { parseBlocks } from './parse-blocks.ts'
import { parseTemplate } from './parse-template.ts'

/** An indicator is a short line that an answer goes on from. */
const longestIndicator = 40

/**
 * The blocks of a message's text. A text without markers is given some: what stands before the first line that shows a
 * variable is the instruction, the lines down to the last such line are the input, and a short last line that ends with
 * a colon is the output indicator. Only markers are added; a text that cannot be cut so is one block, as it is.
 */
export function outlineBlocks(content: string): Block[] {
  const blocks = parseBlocks(content)
  if (blocks.some(({ kind }) => kind !== null)) return blocks
  const lines = content.split(/(?<=\n)/u)
  const shown = 'error' in parseTemplate(content) ? [] : findVariables(content)
  const first = Math.min(...shown.map(({ line }) => line))
  const last = Math.max(...shown.map(({ endLine }) => endLine))
  if (shown.length === 0) return blocks
  const guess = [
    ...blockOf('instruction', lines.slice(0, first - 1)),
    ...blockOf('input', lines.slice(first - 1, last)),
    ...afterInput(lines.slice(last)),
  ]
  // Cut inside a loop or a condition, the parts are no templates any more.
  return guess.every(({ text }) => 'program' in parseTemplate(text)) ? guess : blocks
}

function blockOf(kind: BlockKind, lines: readonly string[]): Block[] {
  const text = lines.join('')
  return text === '' ? [] : [{ kind, text }]
}

function afterInput(lines: readonly string[]): Block[] {
  const at = lines.findLastIndex((line) => line.trim() !== '')
  const line = lines[at]?.trim() ?? ''
  if (!line.endsWith(':') || line.length > longestIndicator) return blockOf('output-format', lines)
  return [...blockOf('input', lines.slice(0, at)), ...blockOf('output-indicator', lines.slice(at))]
}
