import { z } from 'zod'

/**
 * Generation settings, in the names and ranges of the field. A setting left out is the backend's default;
 * the engine fills `seed` from the experiment, so that every cell has one.
 */
export const settingsSchema = z.strictObject({
  /** 0 is greedy. */
  temperature: z.number().min(0).max(2).optional(),
  /** Keep the k most probable tokens; 0 keeps all. */
  topK: z.int().min(0).optional(),
  /** Nucleus sampling: keep the smallest set of tokens whose probability reaches p; 1 keeps all. */
  topP: z.number().gt(0).max(1).optional(),
  /** Drop tokens less probable than this share of the most probable one; 0 keeps all. */
  minP: z.number().min(0).max(1).optional(),
  /** The most tokens to generate. */
  maxTokens: z.int().min(1).max(1_000_000).optional(),
  /** Texts that end the answer; they are not part of it. */
  stop: z.array(z.string().min(1)).max(16).optional(),
  seed: z.int().min(0).max(4_294_967_295).optional(),
})

export type Settings = z.infer<typeof settingsSchema>
