import type { z } from 'zod'
import type { PromptContent } from './prompts/prompt-content.ts'

/** What a technique made of a prompt. `content` is the one that was given where there was nothing to change. */
export interface TechniqueResult {
  content: PromptContent
  /** What was changed, in a sentence or two, or why nothing was. */
  note: string
}

/**
 * A way of prompting, as a pure change of a prompt. `apply` returns a new content and never changes the one it is
 * given; it reads no clock, and no randomness but the seeds of its options. Applied a second time with the same
 * options it changes nothing. Throws `bad-input` for a prompt that lacks what it needs.
 */
export interface Technique<Options> {
  readonly id: string
  readonly title: string
  /** One line a person reads before choosing it. */
  readonly description: string
  readonly options: z.ZodType<Options>
  apply(content: PromptContent, options: Options): TechniqueResult
}
