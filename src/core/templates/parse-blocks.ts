import type { Block } from './block.ts'
import { blockMarker, readBlockMarker, sourceLines } from './block-marker.ts'

/**
 * The blocks of a message's text, in its order. Text before the first marker is a block of kind null, left out where it
 * is empty. `writeBlocks` gives the text back to the letter.
 */
export function parseBlocks(content: string): Block[] {
  const blocks: Block[] = []
  let open: Block = { kind: null, text: '' }
  for (const { text, lineBreak } of sourceLines(content)) {
    const marker = readBlockMarker(text)
    if (marker === undefined) {
      open.text += text + lineBreak
      continue
    }
    if (open.kind !== null || open.text !== '') blocks.push(open)
    const isUsual = text === blockMarker(marker) && lineBreak === '\n'
    open = { ...marker, text: '', ...(isUsual ? {} : { marker: text + lineBreak }) }
  }
  if (open.kind !== null || open.text !== '') blocks.push(open)
  return blocks
}
