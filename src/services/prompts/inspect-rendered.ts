import type { ShownInspection } from '../../contract/prompts.ts'
import { isAssayError, toAssayError } from '../../core/errors.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { ServiceContext } from '../api/context.ts'
import { inspectPrompt } from '../models/inspect-prompt.ts'

export interface InspectInput {
  content: PromptContent
  variables: Readonly<Record<string, unknown>>
  modelId: string
}

export interface InspectedPrompt {
  problem: string | null
  inspection: ShownInspection | null
  inspectionProblem: string | null
}

/** More tokens than this are of no use on a page. */
const mostTokens = 20_000

/** The text and tokens that a prompt becomes for a model, as a person types it; what is wrong is an answer, not an error. */
export async function inspectRendered(
  { templates, models }: Pick<ServiceContext, 'templates' | 'models'>,
  { content, variables, modelId }: InspectInput,
): Promise<InspectedPrompt> {
  const [result] = await templates.renderMany(content, [variables])
  if (!result || 'error' in result) {
    return { problem: result?.error.message ?? null, inspection: null, inspectionProblem: null }
  }
  try {
    const { backend, target } = models.find(modelId)
    const { text, tokens, exact, contextTokens } = await inspectPrompt(backend, target, result.messages)
    const inspection = {
      text,
      tokens: tokens.slice(0, mostTokens),
      tokenCount: tokens.length,
      exact,
      ...(contextTokens === undefined ? {} : { contextTokens }),
    }
    return { problem: null, inspection, inspectionProblem: null }
  } catch (error) {
    if (!isAssayError(error)) throw toAssayError(error)
    return { problem: null, inspection: null, inspectionProblem: error.message }
  }
}
