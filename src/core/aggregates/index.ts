import { AssayError } from '../errors.ts'
import { suggestion } from '../text/nearest-name.ts'
import type { Aggregate } from './aggregate.ts'
import { accuracy, cohensKappa, confusionMatrix, f1, precision, recall } from './classification.ts'
import { corpusBleu } from './corpus-bleu.ts'
import { corpusChrf, corpusChrfPlusPlus } from './corpus-chrf.ts'

/** Every aggregate, in the order to offer it. One that shares its id with a metric is that metric over a corpus. */
export const aggregates: readonly Aggregate<unknown>[] = [
  accuracy,
  precision,
  recall,
  f1,
  cohensKappa,
  confusionMatrix,
  corpusBleu,
  corpusChrf,
  corpusChrfPlusPlus,
] as readonly Aggregate<unknown>[]

export function findAggregate(id: string): Aggregate<unknown> | undefined {
  return aggregates.find((aggregate) => aggregate.id === id)
}

/** The options of an aggregate, checked and complete. Throws `bad-input`. */
export function parseAggregateOptions(aggregate: Aggregate<unknown>, options: unknown): unknown {
  const parsed = aggregate.options.safeParse(options ?? {})
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.')
  throw new AssayError('bad-input', {
    what: `The options of "${aggregate.id}" are wrong`,
    mend: `${where ? `${where}: ` : ''}${issue?.message ?? 'see docs/metrics.md'}`,
  })
}

/** The `bad-input` for an id that neither a metric nor an aggregate has. */
export function unknownScore(id: string, ids: readonly string[]): AssayError {
  const mend = suggestion(id, ids) ?? `choose one of ${ids.join(', ')}`
  return new AssayError('bad-input', { what: `There is no metric "${id}"`, mend })
}
