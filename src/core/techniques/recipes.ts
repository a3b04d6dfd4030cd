import type { PromptContent } from '../prompts/prompt-content.ts'
import type { TechniqueSpec } from './index.ts'

/** Techniques that make one variant of a prompt, in the order in which they are applied. */
export interface Recipe {
  /** Names the variant and, behind `technique/`, its branch. */
  name: string
  steps: readonly TechniqueSpec[]
}

export interface RecipeMaterial {
  /** What few-shot shows; the prompt's own examples otherwise, and no few-shot where there are none. */
  examples?: { datasetVersionId: string; split?: string; count?: number; choose?: string; order?: string }
  /** Adds a variant with this role. */
  role?: string
  /** Adds a variant that draws so many chains of thought and lets them vote. */
  samples?: number
  /** Of chains of thought. */
  chain?: { trigger?: string; marker?: string; saysMarker?: boolean }
}

/**
 * The usual ways to ask, as recipes over one prompt: zero-shot, few-shot, chain of thought, both together, and where the
 * material is there a role and self-consistency. Each begins from the instruction alone.
 */
export function usualRecipes(content: PromptContent, { examples, role, samples, chain }: RecipeMaterial): Recipe[] {
  const zeroShot = { id: 'zero-shot' }
  const chainOfThought = { id: 'chain-of-thought', options: { ...chain } }
  const fewShot = fewShotOf(content, examples)
  return [
    { name: 'zero-shot', steps: [zeroShot] },
    ...(fewShot ? [{ name: 'few-shot', steps: [zeroShot, fewShot] }] : []),
    { name: 'chain-of-thought', steps: [zeroShot, chainOfThought] },
    ...(fewShot ? [{ name: 'few-shot chain-of-thought', steps: [zeroShot, fewShot, chainOfThought] }] : []),
    ...(role ? [{ name: 'role', steps: [zeroShot, { id: 'role', options: { role } }] }] : []),
    ...(samples
      ? [
          {
            name: 'self-consistency',
            steps: [zeroShot, chainOfThought, { id: 'self-consistency', options: { samples } }],
          },
        ]
      : []),
  ]
}

function fewShotOf(content: PromptContent, examples: RecipeMaterial['examples']): TechniqueSpec | undefined {
  if (examples !== undefined) return { id: 'few-shot', options: { ...examples } }
  const own = content.examples
  if (own === undefined) return undefined
  const shared = {
    count: Math.max(1, own.count),
    choose: own.choose?.kind ?? 'first',
    order: own.order?.kind ?? 'given',
    ...(own.choose && 'seed' in own.choose ? { seed: own.choose.seed } : {}),
  }
  return own.source.kind === 'table'
    ? { id: 'few-shot', options: { ...shared, examples: own.source.rows } }
    : {
        id: 'few-shot',
        options: {
          ...shared,
          datasetVersionId: own.source.versionId,
          ...(own.source.split === undefined ? {} : { split: own.source.split }),
        },
      }
}
