import type { Example } from '../../prompts/example-set.ts'
import type { PromptContent } from '../../prompts/prompt-content.ts'
import { createRandom, hashSeed } from '../../statistics/random.ts'
import { applyTechnique } from '../index.ts'

/** A prompt that may be better than the one it was made of. */
export interface PromptCandidate {
  name: string
  content: PromptContent
  /** What was changed. */
  note: string
}

/**
 * The prompt with different examples, each set drawn from the pool by a seed (the random search of bootstrapped few-shot,
 * Khattab et al. 2024). The sets are fixed, so what wins is a prompt that can be read.
 */
export function fewShotCandidates(
  content: PromptContent,
  pool: readonly Example[],
  { count, shots, seed }: { count: number; shots: number; seed: number },
): PromptCandidate[] {
  return Array.from({ length: count }, (_, index) => {
    const examples = createRandom(hashSeed(seed, 'examples', index))
      .shuffle(pool)
      .slice(0, shots)
    const spec = { id: 'few-shot', options: { examples, choose: 'first' } }
    return {
      name: `examples ${index + 1}`,
      content: applyTechnique(content, spec).content,
      note: `${examples.length} examples drawn by seed.`,
    }
  })
}
