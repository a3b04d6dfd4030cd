import { noPlace, type LintRule } from '../lint-rule.ts'

const nearShare = 0.9

/** A prompt that fills the model's context, its answer counted in. */
export const contextWindow: LintRule = {
  id: 'context-window',
  title: 'Prompt near or over the context window',
  severity: 'warning',
  reason: 'What does not fit is refused, and an answer that meets the end of the context is cut.',
  source: 'Anthropic, Context windows; Liu et al. 2023, Lost in the Middle, for how long contexts are read',
  check({ context: { promptTokens, contextTokens, settings } }) {
    if (promptTokens === undefined || contextTokens === undefined) return []
    const answer = settings?.maxTokens ?? 0
    const sum = promptTokens + answer
    const parts = answer === 0 ? `${promptTokens} tokens` : `${promptTokens} tokens and up to ${answer} of the answer`
    if (sum > contextTokens) {
      return [
        { text: `The prompt has ${parts}, and the context holds ${contextTokens}.`, place: noPlace, severity: 'error' },
      ]
    }
    if (sum <= contextTokens * nearShare) return []
    const share = Math.round((sum / contextTokens) * 100)
    return [
      {
        text: `The prompt has ${parts}: ${share}% of the context of ${contextTokens}, and other rows may be longer.`,
        place: noPlace,
      },
    ]
  },
}
