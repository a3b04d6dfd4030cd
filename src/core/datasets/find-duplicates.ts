import { normaliseText } from '../text/normalise-text.ts'
import { createRandom, hashSeed } from '../statistics/random.ts'

/** Rows that say the same or nearly the same. */
export interface DuplicateGroup {
  /** Positions, ascending; at least two. */
  rows: number[]
  /** The least likeness of a row to one that it was found by: 1 where all are the same after normalising. */
  likeness: number
}

/** Characters in a piece of text; two texts are as alike as the pieces that they share. */
const pieceLength = 4
const hashCount = 128
/** Rows of a bucket that a new one is compared with: a bucket of thousands of unlike rows must not take quadratic time. */
const mostCompared = 200

/**
 * Groups the texts that are the same but for case, accents' spelling, punctuation and blanks, or alike: the Jaccard
 * similarity of their sets of four characters in a row is at least `threshold` (0.5 to 1; 1 finds the same ones only).
 * Candidates come from MinHash with banding (Broder, 1997; Leskovec et al., Mining of Massive Datasets, chapter 3) and
 * are then measured exactly, so that nothing unlike is reported; a pair at the threshold is missed less than once in a
 * thousand. Always the same for the same texts. Empty texts are in no group.
 */
export function findDuplicates(texts: readonly string[], threshold: number): DuplicateGroup[] {
  const byText = new Map<string, number[]>()
  for (const [position, text] of texts.entries()) {
    const normal = normaliseText(text, { ignoreCase: true, trim: true, collapseSpaces: true, ignorePunctuation: true })
    if (normal === '') continue
    const same = byText.get(normal)
    if (same) same.push(position)
    else byText.set(normal, [position])
  }
  const entries = [...byText]
  const parent = entries.map((_, index) => index)
  const likeness = entries.map(() => 1)
  if (threshold < 1) joinAlike({ texts: entries.map(([text]) => text), threshold, parent, likeness })
  const groups = Map.groupBy(entries.keys(), (index) => rootOf(parent, index))
  return [...groups]
    .map(([root, members]) => ({
      rows: members.flatMap((member) => entries[member]?.[1] ?? []).sort((a, b) => a - b),
      likeness: likeness[root] ?? 1,
    }))
    .filter(({ rows }) => rows.length > 1)
    .sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0))
}

interface Joining {
  texts: readonly string[]
  threshold: number
  /** Forest of groups: the index of an earlier text of the group, or its own. */
  parent: number[]
  /** Of a group, by its root. */
  likeness: number[]
}

function joinAlike({ texts, threshold, parent, likeness }: Joining): void {
  const pieces = texts.map(piecesOf)
  const rowsInBand = bandHeight(threshold)
  const seeds = hashSeeds()
  const buckets = new Map<number, number[]>()
  const signature = new Uint32Array(hashCount)
  for (const [index, own] of pieces.entries()) {
    minHash(own, seeds, signature)
    const compared = new Set<number>()
    for (let start = 0; start + rowsInBand <= hashCount; start += rowsInBand) {
      const key = hashSeed(start, ...signature.subarray(start, start + rowsInBand))
      const bucket = buckets.get(key)
      if (!bucket) {
        buckets.set(key, [index])
        continue
      }
      for (const other of bucket) {
        if (compared.has(other) || rootOf(parent, other) === rootOf(parent, index)) continue
        compared.add(other)
        const measured = jaccard(own, pieces[other] ?? [])
        if (measured >= threshold) join(parent, likeness, index, other, measured)
      }
      if (bucket.length < mostCompared) bucket.push(index)
    }
  }
}

function join(parent: number[], likeness: number[], one: number, other: number, measured: number): void {
  const [first, second] = [rootOf(parent, one), rootOf(parent, other)].sort((a, b) => a - b) as [number, number]
  parent[second] = first
  likeness[first] = Math.min(likeness[first] ?? 1, likeness[second] ?? 1, measured)
}

function rootOf(parent: number[], index: number): number {
  let root = index
  for (let above = parent[root] ?? root; above !== root; above = parent[root] ?? root) {
    // Halves the path for the next look.
    parent[root] = parent[above] ?? above
    root = above
  }
  return root
}

/** Hashes of the pieces of a text, ascending, each once; a shorter text is one piece. */
function piecesOf(text: string): Uint32Array {
  const hashes = new Set<number>()
  const last = Math.max(0, text.length - pieceLength)
  for (let start = 0; start <= last; start += 1) {
    let hash = 0x811c9dc5
    const end = Math.min(text.length, start + pieceLength)
    for (let index = start; index < end; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
    hashes.add(hash >>> 0)
  }
  return Uint32Array.from(hashes).sort()
}

function hashSeeds(): { multipliers: Uint32Array; offsets: Uint32Array } {
  const random = createRandom(20_260_101)
  const draw = () => Uint32Array.from({ length: hashCount }, () => random.bits())
  return { multipliers: draw().map((value) => value | 1), offsets: draw() }
}

function minHash(
  pieces: Uint32Array,
  { multipliers, offsets }: ReturnType<typeof hashSeeds>,
  signature: Uint32Array,
): void {
  for (let index = 0; index < hashCount; index += 1) {
    const multiplier = multipliers[index] as number
    const offset = offsets[index] as number
    let least = 0xffffffff
    for (const piece of pieces) {
      let mixed = Math.imul(piece ^ offset, multiplier)
      mixed = (mixed ^ (mixed >>> 15)) >>> 0
      if (mixed < least) least = mixed
    }
    signature[index] = least
  }
}

/** The most hashes in a band with which a pair at the threshold still shares a band 999 times in 1,000. */
function bandHeight(threshold: number): number {
  let best = 1
  for (let height = 1; height <= 16; height += 1) {
    const missed = (1 - threshold ** height) ** Math.floor(hashCount / height)
    if (missed < 0.001) best = height
  }
  return best
}

function jaccard(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] as number
    const right = b[j] as number
    if (left === right) shared += 1
    if (left <= right) i += 1
    if (right <= left) j += 1
  }
  return shared / (a.length + b.length - shared)
}
