import type { Block } from '../../templates/block.ts'
import { parseBlocks } from '../../templates/parse-blocks.ts'
import { canonicalJson, type Json } from '../../text/canonical-json.ts'
import type { PromptContent } from '../prompt-content.ts'
import { blockName } from './block-name.ts'
import { pairItems, type PairItem } from './pair-items.ts'

/** One thing of a prompt that differs between two of its states. */
export interface StructureChange {
  part: 'message' | 'block' | 'settings' | 'variables' | 'examples' | 'extract' | 'other'
  /** `changed` may be moved as well; `moved` is only that. */
  kind: 'added' | 'removed' | 'changed' | 'moved'
  /** Such as `message 2 (user), block instruction`, or `temperature`. */
  where: string
  /** Null where it is not. A value other than a text is JSON. */
  before: string | null
  after: string | null
}

/** What of two states of a prompt differs, in the order of the prompt: messages and their blocks, then its parts. */
export function diffStructure(before: PromptContent, after: PromptContent): StructureChange[] {
  const messages = compareItems(
    before.messages.map(({ role, content }) => ({ key: role, text: content })),
    after.messages.map(({ role, content }) => ({ key: role, text: content })),
    ({ key }, place) => `message ${place + 1} (${key})`,
  ).flatMap((change): StructureChange[] => {
    const { kind, where } = change
    if (kind !== 'changed') return [{ part: 'message', ...change }]
    const blocks = diffBlocks(change.before ?? '', change.after ?? '').map((block) => ({
      ...block,
      where: `${where}, ${block.where}`,
    }))
    return change.isRenamed || blocks.length === 0 ? [{ part: 'message', ...change }, ...blocks] : blocks
  })
  return [...messages.map(withoutMark), ...diffParts(before, after)]
}

function withoutMark(change: StructureChange & { isRenamed?: boolean }): StructureChange {
  const { isRenamed, ...rest } = change
  void isRenamed
  return rest
}

type ItemChange = Omit<StructureChange, 'part'> & { isRenamed: boolean }

function diffBlocks(before: string, after: string): StructureChange[] {
  const toItem = (block: Block): PairItem => ({ key: blockName(block), text: block.text.replace(/[\r\n]+$/u, '') })
  return compareItems(parseBlocks(before).map(toItem), parseBlocks(after).map(toItem), ({ key }) => key).map((change) =>
    withoutMark({ part: 'block', ...change }),
  )
}

function compareItems(
  before: readonly PairItem[],
  after: readonly PairItem[],
  nameOf: (item: PairItem, place: number) => string,
): ItemChange[] {
  const pairs = pairItems(before, after)
  const isInOrder = longestOrder(pairs)
  const changes = after.flatMap((item, place): ItemChange[] => {
    const was = before[pairs[place] ?? -1]
    const where = nameOf(item, place)
    if (!was) return [{ kind: 'added', where, before: null, after: item.text, isRenamed: false }]
    const isRenamed = was.key !== item.key
    const renamed = isRenamed ? `${where}, which was ${nameOf(was, pairs[place] ?? 0)}` : where
    if (isRenamed || was.text !== item.text)
      return [{ kind: 'changed', where: renamed, before: was.text, after: item.text, isRenamed }]
    return isInOrder.has(place) ? [] : [{ kind: 'moved', where, before: was.text, after: item.text, isRenamed }]
  })
  const kept = new Set(pairs)
  const removed = before.flatMap((item, place): ItemChange[] =>
    kept.has(place)
      ? []
      : [{ kind: 'removed', where: nameOf(item, place), before: item.text, after: null, isRenamed: false }],
  )
  return [...changes, ...removed]
}

/** Places of the longest run of items whose order is as before; the others were moved. */
function longestOrder(pairs: readonly number[]): Set<number> {
  const best: { length: number; previous: number }[] = []
  let end = -1
  for (const [place, was] of pairs.entries()) {
    best.push({ length: was === -1 ? 0 : 1, previous: -1 })
    if (was === -1) continue
    for (let earlier = 0; earlier < place; earlier += 1) {
      const from = pairs[earlier] ?? -1
      const length = (best[earlier]?.length ?? 0) + 1
      if (from !== -1 && from < was && length > (best[place]?.length ?? 0)) best[place] = { length, previous: earlier }
    }
    if ((best[place]?.length ?? 0) > (best[end]?.length ?? 0)) end = place
  }
  const places = new Set<number>()
  for (; end !== -1; end = best[end]?.previous ?? -1) places.add(end)
  return places
}

function diffParts(before: PromptContent, after: PromptContent): StructureChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => name !== 'messages')
  return names.toSorted().flatMap((name) => {
    const part = partOf(name)
    const [was, is] = [valueOf(before, name), valueOf(after, name)]
    if (name === 'examples') return diffExamples(was, is)
    if (part === 'settings' || part === 'variables') return diffMembers(part, was, is)
    return valueChange(part, name === 'extract' ? 'the extractor' : name, was, is)
  })
}

function partOf(name: string): StructureChange['part'] {
  return name === 'settings' || name === 'variables' || name === 'examples' || name === 'extract' ? name : 'other'
}

function valueOf(content: object, name: string): Json | undefined {
  return Object.hasOwn(content, name) ? (content as Record<string, Json>)[name] : undefined
}

function diffMembers(part: StructureChange['part'], was: Json | undefined, is: Json | undefined): StructureChange[] {
  const [before, after] = [toRecord(was), toRecord(is)]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .toSorted()
    .flatMap((name) => valueChange(part, name, valueOf(before, name), valueOf(after, name)))
}

function diffExamples(was: Json | undefined, is: Json | undefined): StructureChange[] {
  const [before, after] = [toRecord(was), toRecord(is)]
  const rowsOf = (set: Readonly<Record<string, Json>>) => {
    const { rows } = toRecord(set['source'])
    return Array.isArray(rows) ? rows.map((row: Json) => ({ key: 'example', text: canonicalJson(row) })) : undefined
  }
  const [rowsBefore, rowsAfter] = [rowsOf(before), rowsOf(after)]
  const isTable = rowsBefore !== undefined || rowsAfter !== undefined
  const source = isTable
    ? compareItems(rowsBefore ?? [], rowsAfter ?? [], (_, place) => `example ${place + 1}`).map((change) =>
        withoutMark({ part: 'examples', ...change }),
      )
    : []
  const members = diffMembers('examples', was, is).filter(
    ({ where }) => where !== 'source' || rowsBefore === undefined || rowsAfter === undefined,
  )
  return [...members, ...source]
}

function toRecord(value: Json | undefined): Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Json>) : {}
}

function valueChange(
  part: StructureChange['part'],
  where: string,
  was: Json | undefined,
  is: Json | undefined,
): StructureChange[] {
  const [before, after] = [was, is].map((value) => (value === undefined ? null : canonicalJson(value)))
  if (before === undefined || after === undefined || before === after) return []
  return [{ part, kind: before === null ? 'added' : after === null ? 'removed' : 'changed', where, before, after }]
}
