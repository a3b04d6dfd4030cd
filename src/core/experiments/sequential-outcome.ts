import { z } from 'zod'
import { formatCost } from '../pricing/format-cost.ts'
import { formatCount, formatNumber } from '../statistics/format-figures.ts'

/** How far a run in sequential mode has come, and what stopping early saved. */
export const sequentialOutcomeSchema = z.object({
  /** `settled` and `hopeless` end a run; `all-rows`: no row is left; `open`: the run goes on, or stands still. */
  end: z.enum(['open', 'settled', 'hopeless', 'all-rows']),
  /** Rows that count: complete, and so are all rows before them in the order of the run. */
  rowsCounted: z.int(),
  rowsPlanned: z.int(),
  /** Cells that were not run, of those planned. */
  cellsSaved: z.int(),
  cellsPlanned: z.int(),
  /** What they would have cost at the mean cost of each variant's answers; null is unknown. */
  savedUsd: z.number().nullable(),
  sentence: z.string(),
})

export type SequentialOutcome = z.infer<typeof sequentialOutcomeSchema>

/** The outcome with its sentence. */
export function tellSequentialOutcome(facts: Omit<SequentialOutcome, 'sentence'>): SequentialOutcome {
  return { ...facts, sentence: sentenceOf(facts) }
}

function sentenceOf(facts: Omit<SequentialOutcome, 'sentence'>): string {
  const { end, rowsCounted, rowsPlanned } = facts
  const rows = `${formatNumber(rowsCounted)} of ${formatCount(rowsPlanned, 'row')}`
  switch (end) {
    case 'open':
      return `Not settled after ${rows}.`
    case 'settled':
      return `Settled after ${rows}${saved(facts)}.`
    case 'hopeless':
      return `Stopped after ${rows}: the rows left would settle it in fewer than 1 of 100 ways that they may turn out${saved(facts)}.`
    case 'all-rows':
      return `Every row was needed, and the question is still open after all ${formatCount(rowsPlanned, 'row')}.`
  }
}

function saved({ cellsSaved, cellsPlanned, savedUsd }: Omit<SequentialOutcome, 'sentence'>): string {
  if (cellsSaved === 0) return ', the last one'
  const money =
    savedUsd === null
      ? 'what they would have cost is unknown'
      : savedUsd === 0
        ? 'which would have cost nothing'
        : `about ${formatCost(savedUsd)} saved`
  return `; ${formatNumber(cellsSaved)} of ${formatCount(cellsPlanned, 'cell')} were not run, ${money}`
}
