import { z } from 'zod'
import type { PromptContent } from '../prompts/prompt-content.ts'
import type { Technique } from '../technique.ts'
import type { Block } from '../templates/block.ts'
import { chainBlockName, isChainBlock, withReasoning } from './shared/chain.ts'
import { blocksOf, insertBefore, targetMessage, withBlocks } from './shared/edit-blocks.ts'
import { literalTemplate } from './shared/literal-template.ts'
import { messageOption } from './shared/message-option.ts'

const options = z.strictObject({
  trigger: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .default("Let's think step by step.")
    .meta({ title: 'Trigger', description: 'What asks for the steps.' }),
  marker: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^{}\n]*$/u, 'a marker is one line without braces')
    .default('Answer:')
    .meta({ title: 'Marker', description: 'The answer is what follows it.' }),
  saysMarker: z.boolean().default(true).meta({
    title: 'Ask for the marker',
    description: 'Off for a model that ends its steps with the marker by itself.',
  }),
  message: messageOption,
})

type Options = z.infer<typeof options>

/**
 * Asks for the steps before the answer (Kojima et al. 2022; with reasoned examples Wei et al. 2022), and takes the answer
 * from behind its marker. Where the prompt shows examples, each gives its reasoning before its answer.
 */
export const chainOfThought: Technique<Options> = {
  id: 'chain-of-thought',
  title: 'Chain of thought',
  description: 'Asks for the steps first, and takes the answer from behind a marker.',
  options,
  apply(content, chosen) {
    const message = targetMessage(content, chosen.message)
    const before = blocksOf(content, message)
    const hadIndicator = before.some(({ kind }) => kind === 'output-indicator')
    const reasoned = before
      // An indicator such as "Label:" asks for the answer at once.
      .filter(({ kind }) => kind !== 'output-indicator')
      .map((block) => (block.kind === 'examples' ? { ...block, text: reasonedExamples(block.text, chosen) } : block))
    const blocks = withChain(reasoned, chainText(chosen))
    const extract = { kind: 'after-marker' as const, marker: chosen.marker }
    const isMarked = content.extract?.kind === 'after-marker' && content.extract.marker === chosen.marker
    const changed: PromptContent = isMarked ? content : { ...content, extract }
    const written = withBlocks(changed, message, blocks)
    if (written === content) return { content, note: 'The prompt asks for these steps already.' }
    return {
      content: written,
      note: [
        `Asks for steps first; the answer is what follows "${chosen.marker}".`,
        ...(hadIndicator ? ['Took out the output indicator, which asks for the answer at once.'] : []),
        ...(lacksReasoning(content) ? ['Add reasoning to the examples, so that they show steps too.'] : []),
      ].join(' '),
    }
  },
}

function reasonedExamples(text: string, { marker }: Options): string {
  return withReasoning(text, marker)
}

function lacksReasoning({ examples }: PromptContent): boolean {
  return examples?.source.kind === 'table' && examples.source.rows.some(({ reasoning }) => reasoning === undefined)
}

function chainText({ trigger, marker, saysMarker }: Options): string {
  const ask = saysMarker ? ` Then write the answer alone after "${marker}".` : ''
  return `${literalTemplate(trigger)}${ask}\n`
}

/** With the one block that asks for steps: in the place where it is, or at the end. */
function withChain(blocks: readonly Block[], text: string): Block[] {
  if (!blocks.some(isChainBlock)) {
    return insertBefore(blocks, [], { kind: 'instruction', name: chainBlockName, text })
  }
  return blocks.map((block) => (isChainBlock(block) && block.text.trim() !== text.trim() ? { ...block, text } : block))
}
