import type { FinishReason, Timing } from '../../core/backend.ts'
import { isAssayError } from '../../core/errors.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { extractAnswer } from '../../core/extractors/extract-answer.ts'
import type { Extraction, Extractor } from '../../core/extractors/extractor.ts'
import type { ScoreInput } from '../../core/metrics/score-answer.ts'
import type { ScorableCell } from '../../storage/cell-store.ts'

/** The part of a dataset row that scores are made from. */
export interface ScoredRow {
  variables: Record<string, unknown>
  expected: string | null
}

/** A finished cell and its row as metrics see them. */
export function toScoreInput(spec: ExperimentSpec, cell: ScorableCell, row: ScoredRow | undefined): ScoreInput {
  const { promptTokens, cachedPromptTokens, completionTokens, reasoningTokens } = cell
  const { variables = {}, expected = null } = row ?? {}
  return {
    extraction: extractSafely(cell.output, extractorOf(spec, cell.variant)),
    output: cell.output,
    variables,
    ...(expected !== null && { expected }),
    usage: {
      ...(promptTokens !== null && { promptTokens }),
      ...(cachedPromptTokens !== null && { cachedPromptTokens }),
      ...(completionTokens !== null && { completionTokens }),
      ...(reasoningTokens !== null && { reasoningTokens }),
    },
    ...(cell.isCached === 0 && { timing: JSON.parse(cell.timing) as Partial<Timing> }),
    ...(cell.costUsd !== null && { costUsd: cell.costUsd }),
    ...(cell.finishReason !== null && { finishReason: cell.finishReason as FinishReason }),
    variant: cell.variant,
  }
}

export function extractorOf(spec: ExperimentSpec, variant: number): Extractor {
  return spec.variants[variant]?.extract ?? { kind: 'whole' }
}

/** A pattern that cannot be run finds nothing, and says why. */
export function extractSafely(output: string, extractor: Extractor): Extraction {
  try {
    return extractAnswer(output, extractor)
  } catch (error) {
    return { answer: null, reason: isAssayError(error) ? error.message : 'the extractor failed' }
  }
}
