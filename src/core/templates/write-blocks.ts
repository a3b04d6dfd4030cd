import type { Block } from './block.ts'
import { blockMarker, readBlockMarker, sourceLines } from './block-marker.ts'

/**
 * The text of a message made of blocks: the inverse of `parseBlocks`. A block whose kind or name was changed since it
 * was read gets a new marker, and a line break goes before a marker that would not stand on a line of its own.
 */
export function writeBlocks(blocks: readonly Block[]): string {
  const usualBreak = lineBreakOf(blocks)
  let content = ''
  for (const block of blocks) {
    if (block.kind !== null) {
      if (content !== '' && !/[\r\n]$/u.test(content)) content += usualBreak
      content += markerLine(block, usualBreak)
      // A marker that ended the text when it was read, and no longer does.
      if (block.text !== '' && !/[\r\n]$/u.test(content)) content += usualBreak
    }
    content += block.text
  }
  return content
}

/** The marker as it was written, if it still says the same. */
function markerLine(block: Block, usualBreak: string): string {
  if (block.marker === undefined) return `${blockMarker(block)}\n`
  const said = readBlockMarker(sourceLines(block.marker)[0]?.text ?? '')
  return said?.kind === block.kind && said.name === block.name ? block.marker : blockMarker(block) + usualBreak
}

/** How the blocks end their lines: as the first line that ends does. */
function lineBreakOf(blocks: readonly Block[]): string {
  for (const { marker = '', text } of blocks) {
    const [found] = /\r\n|\n|\r/u.exec(marker + text) ?? []
    if (found !== undefined) return found
  }
  return '\n'
}
