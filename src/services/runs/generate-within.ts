import { AssayError } from '../../core/errors.ts'
import type { SpendingLimit } from './spending-limit.ts'

export interface PricedRequest<Answer> {
  /** The most that it can cost in US dollars. */
  worstUsd: number
  /** What an answer cost; null is unknown. */
  costUsd: (answer: Answer) => number | null
  generate: () => Promise<Answer>
}

/**
 * Sends a request when every limit has room for the most that it can cost. One that fails counts as that, since its server
 * may charge for what it wrote. Throws `cap-reached`, `cancelled`, and whatever generating throws.
 */
export async function generateWithin<Answer>(
  limits: readonly SpendingLimit[],
  { worstUsd, costUsd, generate }: PricedRequest<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  const taken: SpendingLimit[] = []
  let actualUsd: number | null = 0
  try {
    for (const limit of limits) {
      if (!(await limit.take(worstUsd, signal))) throw refusal(limit, signal)
      taken.push(limit)
    }
    actualUsd = null
    const answer = await generate()
    actualUsd = costUsd(answer)
    return answer
  } finally {
    for (const limit of taken) limit.settle(worstUsd, actualUsd)
  }
}

function refusal({ words, capUsd, spentUsd }: SpendingLimit, signal: AbortSignal): AssayError {
  if (signal.aborted) return new AssayError('cancelled', { what: 'The request' })
  return new AssayError('cap-reached', { ...words, capUsd, spentUsd })
}
