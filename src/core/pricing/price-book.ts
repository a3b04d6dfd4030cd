import { z } from 'zod'

/** US dollars for a million tokens. */
const usdPerMillion = z.number().min(0).max(100_000)

/** A name, or the beginning of names with a `*` at its end. */
const modelPattern = z
  .string()
  .min(1)
  .regex(/^[^*]*\*?$/, 'only one *, at the end')

/** A host, or `*.` and the end of hosts. */
const hostPattern = z
  .string()
  .min(1)
  .regex(/^(\*\.)?[^*/:\s]+$/, 'a host such as api.openai.com, or *.example.com')

/**
 * The price of the models of a kind of connection (`kind`, such as `llama`), of a host (`host`), or of a kind at a host,
 * from a day on.
 */
const priceSchema = z
  .strictObject({
    kind: z.string().min(1).optional(),
    host: hostPattern.optional(),
    model: modelPattern,
    inputUsdPerMillion: usdPerMillion,
    /** For prompt tokens that the server had in its cache; left out, they cost as much as any. */
    cachedInputUsdPerMillion: usdPerMillion.optional(),
    outputUsdPerMillion: usdPerMillion,
    /** The price of longer prompts is another, and not known. */
    maxPromptTokens: z.int().min(1).optional(),
    /** The first day (UTC) that the price is known for, as 2026-11-22. */
    from: z.iso.date(),
    /** Where it was read, for people to check. */
    source: z.string().min(1),
  })
  .refine(({ kind, host }) => kind !== undefined || host !== undefined, 'a price needs a kind or a host')

export type Price = z.infer<typeof priceSchema>

/** A list of prices, as in `resources/prices.yaml` and in the settings of a workspace. */
export const priceBookSchema = z.strictObject({ prices: z.array(priceSchema) })

/** Prices in layers: a layer is asked only for what those before it do not know. */
export interface PriceBook {
  readonly layers: readonly (readonly Price[])[]
}

/** A book of several lists, such as a person's own prices before those that ship with the product. */
export function createPriceBook(...lists: readonly z.infer<typeof priceBookSchema>[]): PriceBook {
  return { layers: lists.map(({ prices }) => prices) }
}
