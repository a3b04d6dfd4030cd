import type { SequenceEvaluateOptions, Token } from 'node-llama-cpp'
import type { Settings } from '../core/settings.ts'

/** The settings that decide how a token is drawn, each with its value: what is not set has llama.cpp's own default. */
export type Sampling = typeof defaults

/**
 * What llama.cpp's own programs use where nothing is said; a seed is always given, and recorded. Penalties, DRY and XTC
 * are off.
 */
const defaults = {
  temperature: 0.8,
  topK: 40,
  topP: 0.95,
  minP: 0.05,
  seed: 0,
  repeatPenalty: 1,
  repeatLastN: 64,
  frequencyPenalty: 0,
  presencePenalty: 0,
  dryMultiplier: 0,
  dryBase: 1.75,
  dryAllowedLength: 2,
  dryLastN: -1,
  xtcProbability: 0,
  xtcThreshold: 0.1,
}

/** The sampling that `settings` ask for. */
export function toSampling(settings: Settings): Sampling {
  const set = Object.keys(defaults).flatMap((name) => {
    const value = settings[name as keyof Sampling]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...defaults, ...Object.fromEntries(set) }
}

/**
 * The sampling as node-llama-cpp takes it. `history` is the prompt and what has been drawn so far; it is read anew for
 * every token, and is never longer than `contextTokens`. Samplers that are off are left out.
 */
export function toEvaluateOptions(
  sampling: Sampling,
  history: readonly number[],
  contextTokens: number,
): SequenceEvaluateOptions {
  const { temperature, topK, topP, minP, seed, repeatPenalty, repeatLastN, frequencyPenalty, presencePenalty } =
    sampling
  const { dryMultiplier, dryBase, dryAllowedLength, dryLastN, xtcProbability, xtcThreshold } = sampling
  const punishes = repeatPenalty !== 1 || frequencyPenalty !== 0 || presencePenalty !== 0
  // Of one size for the whole answer: a window that grew with it would be built anew for every token.
  const window = repeatLastN === -1 ? contextTokens : Math.min(repeatLastN, contextTokens)
  return {
    temperature,
    topK,
    topP,
    minP,
    seed,
    ...(punishes && window > 0
      ? {
          repeatPenalty: {
            punishTokens: () => history.slice(-window) as Token[],
            maxPunishTokens: window,
            penalty: repeatPenalty,
            frequencyPenalty,
            presencePenalty,
          },
        }
      : {}),
    ...(dryMultiplier > 0
      ? {
          dryRepeatPenalty: {
            strength: dryMultiplier,
            base: dryBase,
            allowedLength: dryAllowedLength,
            // "All" has to be a number: `null`, which stands for it, switches the sampler off (node-llama-cpp 3.22.1).
            lastTokens: dryLastN === -1 ? contextTokens : dryLastN,
          },
        }
      : {}),
    ...(xtcProbability > 0 ? { xtc: { probability: xtcProbability, threshold: xtcThreshold } } : {}),
  }
}
