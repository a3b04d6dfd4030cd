import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { LossList } from './loss.ts'

/** Names the parts of a prompt that no other tool's file has a place for, and others that the given one has not. */
export function reportUnheld(
  content: PromptContent,
  losses: LossList,
  more: readonly (keyof PromptContent)[] = [],
): void {
  const words: Partial<Record<keyof PromptContent, string>> = {
    examples: 'the examples',
    extract: 'how the answer is taken out of the output',
    variables: 'what is said of the variables',
  }
  for (const part of ['examples', 'extract', ...more] as const) {
    const said = content[part]
    const isWhole = part === 'extract' && content.extract?.kind === 'whole'
    if (said !== undefined && !isWhole) losses.add(words[part] ?? part, part, 'the format has no place for it')
  }
}
