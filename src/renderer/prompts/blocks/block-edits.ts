import type { Block, BlockKind } from '../../../core/templates/block.ts'
import { parseBlocks } from '../../../core/templates/parse-blocks.ts'
import { writeBlocks } from '../../../core/templates/write-blocks.ts'

/** What a person calls the kinds, in the order to offer them. */
export const kindTitles: Readonly<Record<BlockKind, string>> = {
  'role': 'Role',
  'instruction': 'Instruction',
  'context': 'Context',
  'examples': 'Examples',
  'output-format': 'Output format',
  'input': 'Input',
  'output-indicator': 'Output indicator',
}

/** A block's text as a form shows it: without the line break that only ends it before the next marker. */
export function shownText({ text }: Block): string {
  return text.replace(/(?:\r\n|\n|\r)$/u, '')
}

/** The message with one block's text as it was typed. */
export function changeText(content: string, at: number, typed: string): string {
  return edit(content, (blocks) =>
    blocks.map((block, index) => {
      if (index !== at) return block
      return { ...block, text: typed + block.text.slice(shownText(block).length) }
    }),
  )
}

export function changeKind(content: string, at: number, kind: BlockKind): string {
  return edit(content, (blocks) => blocks.map((block, index) => (index === at ? { ...block, kind } : block)))
}

/** An empty name takes it away; what a marker cannot hold is left out of it. */
export function changeName(content: string, at: number, typed: string): string {
  const name = typed.replaceAll(/[\r\n]|#\}/gu, '').slice(0, 200)
  return edit(content, (blocks) =>
    blocks.map((block, index) => {
      if (index !== at) return block
      const { name: _old, ...rest } = block
      return name.trim() === '' ? rest : { ...rest, name: name.trimStart() }
    }),
  )
}

/** Unchanged at the ends. */
export function moveBlock(content: string, at: number, by: -1 | 1): string {
  return edit(content, (blocks) => {
    const to = at + by
    const moved = [...blocks]
    const [block] = to >= 0 && to < blocks.length ? moved.splice(at, 1) : []
    if (block) moved.splice(to, 0, block)
    return moved
  })
}

export function removeBlock(content: string, at: number): string {
  return edit(content, (blocks) => blocks.filter((_, index) => index !== at))
}

export function addBlock(content: string, kind: BlockKind): string {
  return edit(content, (blocks) => [...blocks, { kind, text: '' }])
}

function edit(content: string, change: (blocks: Block[]) => Block[]): string {
  return writeBlocks(change(parseBlocks(content)))
}
