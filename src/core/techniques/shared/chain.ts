import type { PromptContent } from '../../prompts/prompt-content.ts'
import type { Block } from '../../templates/block.ts'
import { isNamed } from './edit-blocks.ts'

/** The name of the block that asks for steps. */
export const chainBlockName = 'step by step'

export function isChainBlock(block: Block): boolean {
  return isNamed(block, 'instruction', chainBlockName)
}

const answerOfExample = '{{ example.expected }}'

/** Examples that give their reasoning, where they have one, and then the answer behind its marker. */
export function withReasoning(examples: string, marker: string): string {
  if (examples.includes('example.reasoning')) return examples
  const plain = examples.replaceAll(`${marker} ${answerOfExample}`, answerOfExample)
  const steps = '{% if example.reasoning is defined %}{{ example.reasoning }} {% endif %}'
  return plain.replaceAll(answerOfExample, `${steps}${marker} ${answerOfExample}`)
}

/** The marker that the chain's answer comes after, if the prompt has one. */
export function chainMarker({ extract }: PromptContent): string | undefined {
  return extract?.kind === 'after-marker' ? extract.marker : undefined
}
