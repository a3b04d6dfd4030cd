import { z } from 'zod'

/** The answers that one cell drew, and how they were voted on. */
export const cellVotesSchema = z.object({
  /** The index of the sample whose output is the cell's. */
  chosen: z.int().min(0),
  /** Samples that give the same answer as it, as a share of all. */
  agreement: z.number().min(0).max(1),
  samples: z.array(
    z.object({
      seed: z.int(),
      output: z.string(),
      /** What the extractor took out of it; null when it found nothing, and then it cast no vote. */
      answer: z.string().nullable(),
      isCached: z.boolean(),
    }),
  ),
})

export type CellVotes = z.infer<typeof cellVotesSchema>
