import type { Settings } from '../../core/settings.ts'

/** Which spelling of a request a server takes for one model. */
export interface RequestShape {
  readonly maxTokensField: 'max_completion_tokens' | 'max_tokens'
  /** Whether to ask for token counts with `stream_options.include_usage`. */
  readonly withUsage: boolean
  readonly withSeed: boolean
  /** True once the other spelling of the limit was refused: there is no third. */
  readonly limitSwitched: boolean
}

/**
 * The spelling to try first. OpenAI's newer models refuse `max_tokens`; elsewhere it is the one to send, since servers
 * such as Ollama and llama-cpp-python ignore `max_completion_tokens` without a word and generate without a limit
 * (ollama/ollama issue 7125, abetlen/llama-cpp-python issue 1907).
 */
export function firstShape(host: string): RequestShape {
  const isOpenAi = host === 'api.openai.com' || host.endsWith('.api.openai.com') || host.endsWith('.openai.azure.com')
  return {
    maxTokensField: isOpenAi ? 'max_completion_tokens' : 'max_tokens',
    withUsage: true,
    withSeed: true,
    limitSwitched: false,
  }
}

/**
 * The spelling to try after a server refused a request (status 400 or 422) by naming a field that has another spelling
 * or can be left out; undefined when the refusal is about something else. A seed that is left out is recorded in the
 * fingerprint. No other setting is ever dropped: an experiment that asks for one must get it or an error.
 */
export function nextShape(shape: RequestShape, settings: Settings, refusal: string): RequestShape | undefined {
  if (shape.withUsage && names(refusal, 'stream_options', 'include_usage')) return { ...shape, withUsage: false }
  if (settings.maxTokens !== undefined && !shape.limitSwitched && names(refusal, shape.maxTokensField)) {
    const other = shape.maxTokensField === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens'
    return { ...shape, maxTokensField: other, limitSwitched: true }
  }
  if (settings.seed !== undefined && shape.withSeed && names(refusal, 'seed')) return { ...shape, withSeed: false }
  return undefined
}

function names(text: string, ...fields: string[]): boolean {
  return fields.some((field) => new RegExp(`(?<![\\w-])${field}(?![\\w-])`).test(text))
}
