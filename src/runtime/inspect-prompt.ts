import type { Token } from 'node-llama-cpp'
import type { Message, PromptInspection } from '../core/backend.ts'
import type { ModelText } from './load-model.ts'
import { toPromptTokens } from './prompt-tokens.ts'
import { createTextDecoder } from './text-decoder.ts'

/** The text that messages become by a model's chat template, and its tokens with what each of them reads as. */
export function inspectPrompt(
  {
    model,
    template,
    vocabulary,
    contextTokens,
  }: Pick<ModelText, 'model' | 'template' | 'vocabulary' | 'contextTokens'>,
  messages: readonly Message[],
): PromptInspection {
  const parts = template.render(messages)
  const decoder = createTextDecoder<Token>((tokens, before) => model.detokenize(tokens, true, before))
  const tokens = toPromptTokens(parts, vocabulary).map((id) => ({ id, text: decoder.push(id as Token) }))
  const last = tokens.at(-1)
  if (last !== undefined) last.text += decoder.end()
  return { text: parts.map(({ text }) => text).join(''), tokens, contextTokens, exact: true }
}
