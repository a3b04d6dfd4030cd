import type { Database } from 'better-sqlite3'

/** USD per million tokens; `cachedInput` null is the same as `input`. */
export interface PriceRecord {
  input: number
  cachedInput: number | null
  output: number
}

export type PriceStore = ReturnType<typeof createPriceStore>

/** Prices that a person set; they go before the price book's. */
export function createPriceStore(db: Database) {
  const save = db.prepare(`INSERT OR REPLACE INTO prices (model_id, input_usd, cached_input_usd, output_usd, updated_at)
    VALUES (@modelId, @input, @cachedInput, @output, @at)`)
  const remove = db.prepare('DELETE FROM prices WHERE model_id = ?')
  const get = db.prepare<[string], PriceRecord>(
    'SELECT input_usd AS input, cached_input_usd AS cachedInput, output_usd AS output FROM prices WHERE model_id = ?',
  )

  return {
    save(modelId: string, price: PriceRecord, at: string) {
      save.run({ ...price, modelId, at })
    },
    remove(modelId: string) {
      remove.run(modelId)
    },
    get: (modelId: string) => get.get(modelId),
  }
}
