import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { createPriceBook, priceBookSchema, type PriceBook } from '../../core/pricing/price-book.ts'
import type { Log } from '../log.ts'

/** The prices that ship with the product. A book that cannot be read leaves prices unknown, and stops nothing. */
export function loadPriceBook(resourcesDirectory: string, log: Log): PriceBook {
  const file = path.join(resourcesDirectory, 'prices.yaml')
  try {
    return createPriceBook(priceBookSchema.parse(parse(readFileSync(file, 'utf8'))))
  } catch (error) {
    log(`the price book ${file} cannot be read: ${error instanceof Error ? error.name : String(error)}`)
    return createPriceBook()
  }
}
