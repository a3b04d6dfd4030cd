import { pairItems, type PairItem } from '../diff/pair-items.ts'
import type { Conflicts } from './conflict.ts'

/** What merging a list asks of its items. */
export interface ItemKind<T> {
  /** What an item is called in conflicts, such as `message 2 (user)`; `place` counts from 0. */
  nameOf(item: T, place: number): string
  /** How items are found again in the other states; equal ones are the same to merging. */
  toPair(item: T): PairItem
  /** Merges one item that both sides have; `base` is undefined for one that both added. Null takes it out. */
  merge(place: ItemPlace, base: T | undefined, ours: T, theirs: T): T | null
  /** An item with a person's text in place of its own. */
  withText(item: T, text: string): T
}

/** Where an item's conflicts are: `id` begins theirs, `where` tells a person. */
interface ItemPlace {
  id: string
  where: string
}

export interface ItemLists<T> {
  base: readonly T[]
  ours: readonly T[]
  theirs: readonly T[]
}

/** One thing in up to three states, by its place in each; undefined where it is not. */
interface Thing {
  base?: number
  ours?: number
  theirs?: number
}

/**
 * Three-way merge of a list whose items keep their identity when they are edited or moved. What either side added is
 * in the result, what either took out and the other left alone is not; taken out here and changed there is a conflict.
 * Order: that of the side which moved things; when both did, each to another place, that is a conflict.
 */
export function mergeItems<T>(
  lists: ItemLists<T>,
  kind: ItemKind<T>,
  { conflicts, path, where }: { conflicts: Conflicts; path: string; where: string },
): T[] {
  const things = findThings(lists, kind)
  const merged = new Map<Thing, T>()
  for (const thing of things) {
    const item = mergeThing(thing, lists, kind, { conflicts, path, where })
    if (item !== null) merged.set(thing, item)
  }
  const order = orderThings([...merged.keys()], () => {
    const names = (items: readonly T[]) => items.map((item, place) => kind.nameOf(item, place))
    const conflict = {
      id: `${path}.order`,
      kind: 'order' as const,
      where: where === '' ? 'the order of the messages' : `the order in ${where}`,
      base: names(lists.base),
      ours: names(lists.ours),
      theirs: names(lists.theirs),
      withOurs: null,
      withTheirs: null,
    }
    // A list of names is one side's; anything else a person could say of an order has no meaning.
    const decided = conflicts.settle(conflict, conflict.ours)
    return decided === conflict.theirs ? 'theirs' : 'ours'
  })
  return order.map((thing) => merged.get(thing) as T)
}

function findThings<T>({ base, ours, theirs }: ItemLists<T>, kind: ItemKind<T>): Thing[] {
  const [inBase, inOurs, inTheirs] = [base, ours, theirs].map((items) => items.map((item) => kind.toPair(item)))
  if (!inBase || !inOurs || !inTheirs) return []
  const things: Thing[] = base.map((_, place) => ({ base: place }))
  for (const [place, was] of pairItems(inBase, inOurs).entries()) {
    const thing = things[was]
    if (thing) thing.ours = place
    else things.push({ ours: place })
  }
  const added = things.slice(base.length)
  for (const [place, was] of pairItems(inBase, inTheirs).entries()) {
    const item = inTheirs[place]
    const twin = added.find(
      ({ ours: other, theirs: taken }) =>
        taken === undefined &&
        other !== undefined &&
        inOurs[other]?.key === item?.key &&
        inOurs[other]?.text === item?.text,
    )
    const thing = things[was] ?? twin
    if (thing) thing.theirs = place
    else things.push({ theirs: place })
  }
  return things
}

function mergeThing<T>(
  { base: b, ours: o, theirs: t }: Thing,
  lists: ItemLists<T>,
  kind: ItemKind<T>,
  { conflicts, path, where }: { conflicts: Conflicts; path: string; where: string },
): T | null {
  const base = b === undefined ? undefined : lists.base[b]
  const ours = o === undefined ? undefined : lists.ours[o]
  const theirs = t === undefined ? undefined : lists.theirs[t]
  const kept = ours ?? theirs
  if (kept === undefined) return null
  const id = b === undefined ? (o === undefined ? `t${t}` : `o${o}`) : `b${b}`
  const name = kind.nameOf(kept, o ?? t ?? 0)
  const place = { id: `${path}.${id}`, where: where === '' ? name : `${where}, ${name}` }
  if (ours !== undefined && theirs !== undefined) return kind.merge(place, base, ours, theirs)
  if (base === undefined) return kept
  const [before, after] = [kind.toPair(base), kind.toPair(kept)]
  if (before.key === after.key && before.text === after.text) return null
  const textOf = (item: T | undefined) => (item === undefined ? null : kind.toPair(item).text)
  const decided = conflicts.settle(
    {
      ...place,
      kind: 'deleted',
      base: before.text,
      ours: textOf(ours),
      theirs: textOf(theirs),
      withOurs: null,
      withTheirs: null,
    },
    after.text,
  )
  return typeof decided === 'string' ? kind.withText(kept, decided) : null
}

/** Things in the order of the result; `decide` is asked whose order holds when both sides moved things. */
function orderThings(things: readonly Thing[], decide: () => 'ours' | 'theirs'): Thing[] {
  const sorted = (side: keyof Thing) =>
    things.filter((thing) => thing[side] !== undefined).toSorted((a, b) => (a[side] ?? 0) - (b[side] ?? 0))
  const [ours, theirs] = [sorted('ours'), sorted('theirs')]
  const isMoved = (list: readonly Thing[]) => {
    const places = list.flatMap(({ base }) => (base === undefined ? [] : [base]))
    return places.some((place, index) => index > 0 && place < (places[index - 1] as number))
  }
  const common = (list: readonly Thing[]) =>
    list.filter((thing) => thing.ours !== undefined && thing.theirs !== undefined)
  const [commonOurs, commonTheirs] = [common(ours), common(theirs)]
  const isEqual = commonOurs.every((thing, index) => thing === commonTheirs[index])
  if (isEqual || !isMoved(theirs)) return weave(ours, theirs, 'theirs')
  if (!isMoved(ours) || decide() === 'theirs') return weave(theirs, ours, 'ours')
  return weave(ours, theirs, 'theirs')
}

/** Puts what only `others` has behind what it follows there, after what the first list added at the same place. */
function weave(first: readonly Thing[], others: readonly Thing[], side: 'ours' | 'theirs'): Thing[] {
  const order = [...first]
  let last: Thing | undefined
  for (const thing of others) {
    if (!order.includes(thing)) {
      let at = last === undefined ? 0 : order.indexOf(last) + 1
      while (at < order.length && isAddedByOther(order[at] as Thing, side)) at += 1
      order.splice(at, 0, thing)
    }
    last = thing
  }
  return order
}

function isAddedByOther(thing: Thing, side: 'ours' | 'theirs'): boolean {
  return thing.base === undefined && thing[side] === undefined
}
