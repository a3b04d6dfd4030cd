import type { Generation, Usage } from '../../core/backend.ts'

/** When the text of a stream came, by the monotonic clock; undefined when there was none. */
export interface TextTimes {
  firstTextMs?: number
  lastTextMs?: number
}

/** How long an answer took, from when its request was sent. */
export function timingOf(
  stream: TextTimes & { usage: Usage; hasHiddenText: boolean },
  startMs: number,
  endMs: number,
): Generation['timing'] {
  const tokensPerSecond = speedOf(stream)
  return {
    totalMs: endMs - startMs,
    ...(stream.firstTextMs !== undefined && { firstTokenMs: stream.firstTextMs - startMs }),
    ...(tokensPerSecond !== undefined && { tokensPerSecond }),
  }
}

/** Tokens a second from the first piece of text to the last; undefined where the tokens of the text are not known. */
function speedOf({
  usage,
  firstTextMs,
  lastTextMs,
  hasHiddenText,
}: TextTimes & { usage: Usage; hasHiddenText: boolean }): number | undefined {
  const { completionTokens, reasoningTokens } = usage
  if (completionTokens === undefined || firstTextMs === undefined || lastTextMs === undefined) return undefined
  if (hasHiddenText && reasoningTokens === undefined) return undefined
  const tokens = completionTokens - (reasoningTokens ?? 0) - 1
  const seconds = (lastTextMs - firstTextMs) / 1000
  return tokens > 0 && seconds > 0 ? tokens / seconds : undefined
}
