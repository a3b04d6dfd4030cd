import { createRandom } from '../../statistics/random.ts'
import { canonicalJson } from '../../text/canonical-json.ts'
import type { Example, ExampleChoice, ExampleOrder } from '../example-set.ts'
import { createKeywordIndex } from './keyword-index.ts'

interface ExampleChooserOptions {
  /** All there are to choose from, in the order of their source. */
  pool: readonly Example[]
  count: number
  choose?: ExampleChoice | undefined
  order?: ExampleOrder | undefined
  /** The variables that the prompt shows: what a row is recognised and compared by. All that it shares where there are none. */
  shownVariables: readonly string[]
}

/** Chooses the examples that one row is shown. The same row always gets the same ones. */
export type ExampleChooser = (variables: Readonly<Record<string, unknown>>) => Example[]

/**
 * Makes a chooser over a pool, with what does not hang on the row done once. An example is never shown to the row that
 * it was made of, nor to one that reads the same in what the prompt shows. Where the pool has fewer, fewer are shown.
 */
export function createExampleChooser(options: ExampleChooserOptions): ExampleChooser {
  const { pool, count, choose = { kind: 'first' }, order = { kind: 'given' } } = options
  const names = compared(options)
  const signatures = pool.map(({ variables }) => signature(variables, names))
  const needsIndex = choose.kind === 'nearest' || order.kind === 'nearest-last'
  const index = needsIndex ? createKeywordIndex(pool.map(({ variables }) => wording(variables, names))) : undefined
  const everyone = pool.map((_, position) => position)
  const preferred = choose.kind === 'nearest' ? everyone : preference(pool, everyone, choose)

  return (variables) => {
    const own = signature(variables, names)
    const likeness = index?.scores(wording(variables, names))
    const ranked = choose.kind === 'nearest' ? byLikeness(everyone, likeness).toReversed() : preferred
    const chosen: number[] = []
    for (const position of ranked) {
      if (chosen.length === count) break
      if (signatures[position] !== own) chosen.push(position)
    }
    return arrange(chosen, order, likeness).flatMap((position) => pool[position] ?? [])
  }
}

/** The names that rows are compared by: those shown that examples have, or all that examples have. */
function compared({ pool, shownVariables }: ExampleChooserOptions): string[] {
  const known = new Set(pool.flatMap(({ variables }) => Object.keys(variables)))
  const shown = [...new Set(shownVariables)].filter((name) => known.has(name))
  return (shown.length > 0 ? shown : [...known]).toSorted()
}

function signature(variables: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  return canonicalJson(names.map((name) => valueOf(variables, name)))
}

function wording(variables: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  return names
    .map((name) => valueOf(variables, name))
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join(' ')
}

function valueOf(variables: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(variables, name) ? (variables[name] ?? null) : null
}

/** The order in which examples are taken, before the row is known. */
function preference(
  pool: readonly Example[],
  everyone: readonly number[],
  choose: Exclude<ExampleChoice, { kind: 'nearest' }>,
): readonly number[] {
  if (choose.kind === 'first') return everyone
  const shuffled = createRandom(choose.seed).shuffle(everyone)
  if (choose.kind === 'random') return shuffled
  const byAnswer = Map.groupBy(shuffled, (position) => pool[position]?.expected)
  const piles = [...byAnswer.values()]
  const largest = Math.max(0, ...piles.map(({ length }) => length))
  return Array.from({ length: largest }, (_, round) => piles.flatMap((pile) => pile[round] ?? [])).flat()
}

function arrange(chosen: readonly number[], order: ExampleOrder, likeness: Float64Array | undefined): number[] {
  const given = chosen.toSorted((left, right) => left - right)
  if (order.kind === 'shuffled') return createRandom(order.seed).shuffle(given)
  return order.kind === 'nearest-last' ? byLikeness(given, likeness) : given
}

/** The least alike first; of equals the later ones first, so that from the end the earlier ones come first. */
function byLikeness(positions: readonly number[], likeness: Float64Array | undefined): number[] {
  return positions.toSorted((left, right) => (likeness?.[left] ?? 0) - (likeness?.[right] ?? 0) || right - left)
}
