import { z } from 'zod'
import type { PromptContent } from '../prompts/prompt-content.ts'
import type { Technique } from '../technique.ts'
import { isChainBlock } from './shared/chain.ts'
import { markedBlocksOf, withBlocks } from './shared/edit-blocks.ts'
import { withoutPart } from './shared/without-empty.ts'

const options = z.strictObject({})

/** Takes out every block of examples, the examples themselves, and the asking for steps with its marker of the answer. */
export const zeroShot: Technique<z.infer<typeof options>> = {
  id: 'zero-shot',
  title: 'Zero-shot',
  description: 'The instruction alone: takes out examples and the asking for steps.',
  options,
  apply(content) {
    let changed: PromptContent = content
    let hadExamples = content.examples !== undefined
    let hadChain = false
    for (const index of content.messages.keys()) {
      const blocks = markedBlocksOf(changed, index)
      hadExamples ||= blocks.some(({ kind }) => kind === 'examples')
      hadChain ||= blocks.some(isChainBlock)
      const kept = blocks.filter((block) => block.kind !== 'examples' && !isChainBlock(block))
      if (kept.length < blocks.length) changed = withBlocks(changed, index, kept)
    }
    changed = withoutPart(changed, 'examples')
    if (hadChain && changed.extract?.kind === 'after-marker') changed = withoutPart(changed, 'extract')
    const gone = [...(hadExamples ? ['the examples'] : []), ...(hadChain ? ['the asking for steps'] : [])]
    return {
      content: changed,
      note: gone.length === 0 ? 'There are no examples and no steps to take out.' : `Took out ${gone.join(' and ')}.`,
    }
  },
}
