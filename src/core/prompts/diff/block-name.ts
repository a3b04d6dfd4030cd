import type { Block } from '../../templates/block.ts'

/** What a person sees of a block: `block instruction`, `block context "company facts"`, or `text` without a marker. */
export function blockName({ kind, name }: Pick<Block, 'kind' | 'name'>): string {
  if (kind === null) return 'text'
  return name === undefined ? `block ${kind}` : `block ${kind} "${name}"`
}
