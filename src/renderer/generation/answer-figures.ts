import type { PlaygroundEvent } from '../../contract/models.ts'
import { formatCost } from '../format/format-cost.ts'
import { formatDuration, formatSpeed } from '../format/format-duration.ts'
import { formatCount } from '../format/format-number.ts'

type End = Extract<PlaygroundEvent, { type: 'end' }>

/** Time, speed, tokens and cost of an ended answer, as short phrases; what is unknown is said or left out, never 0. */
export function answerFigures({ timing, usage, costUsd, finishReason }: End): string[] {
  const { promptTokens, completionTokens } = usage
  return [
    formatDuration(timing.totalMs),
    ...(timing.firstTokenMs === undefined ? [] : [`first token ${formatDuration(timing.firstTokenMs)}`]),
    ...(timing.tokensPerSecond === undefined ? [] : [formatSpeed(timing.tokensPerSecond)]),
    promptTokens === undefined && completionTokens === undefined
      ? 'tokens unknown'
      : `${countOrUnknown(promptTokens)} in, ${countOrUnknown(completionTokens)} out`,
    costUsd === null ? 'cost unknown' : formatCost(costUsd),
    ...(finishReason === 'length' ? ['cut at max tokens'] : []),
  ]
}

function countOrUnknown(count: number | undefined): string {
  return count === undefined ? 'unknown' : formatCount(count)
}
