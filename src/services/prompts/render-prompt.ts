import type { Message, TokenCount } from '../../core/backend.ts'
import { isAssayError, toAssayError } from '../../core/errors.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { priceGeneration } from '../models/price-generation.ts'
import type { ServiceContext } from '../api/context.ts'

export interface RenderInput {
  content: PromptContent
  variables: Readonly<Record<string, unknown>>
  modelId?: string | undefined
}

export interface RenderedPrompt {
  messages: Message[] | null
  /** What is wrong with the template, in a sentence. */
  problem: string | null
  tokens: TokenCount | null
  /** Why the tokens could not be counted, in a sentence. */
  tokensProblem: string | null
  /** USD of reading the prompt; null is unknown. */
  costUsd: number | null
}

/** Renders a prompt as a person types it; what is wrong with it is an answer, not an error. */
export async function renderPrompt(
  { templates, models }: Pick<ServiceContext, 'templates' | 'models'>,
  { content, variables, modelId }: RenderInput,
): Promise<RenderedPrompt> {
  const [result] = await templates.renderMany(content, [variables])
  if (!result || 'error' in result) {
    return { messages: null, problem: result?.error.message ?? null, tokens: null, tokensProblem: null, costUsd: null }
  }
  const rendered = { messages: result.messages, problem: null, costUsd: null }
  if (modelId === undefined) return { ...rendered, tokens: null, tokensProblem: null }
  try {
    const { backend, target, price } = models.find(modelId)
    const tokens = await backend.countTokens(target, result.messages)
    const usage = { promptTokens: tokens.promptTokens, completionTokens: 0 }
    return { ...rendered, tokens, tokensProblem: null, costUsd: priceGeneration(price, usage) }
  } catch (error) {
    if (!isAssayError(error)) throw toAssayError(error)
    return { ...rendered, tokens: null, tokensProblem: error.message }
  }
}
