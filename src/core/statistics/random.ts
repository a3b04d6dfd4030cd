/** A seeded source of random numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1), with 32 bits of resolution. */
  next(): number
  /** Uniform over all 32-bit patterns, as an unsigned integer. */
  bits(): number
  /** Uniform over 0 .. n - 1, for n from 1 to 2^32; the bias is below n / 2^32. */
  integer(n: number): number
  /** A shuffled copy (Fisher and Yates); the original is left as it is. */
  shuffle<T>(items: readonly T[]): T[]
}

/**
 * A generator that starts from a 32-bit seed. The algorithm is sfc32 of PractRand (Chris Doty-Humphrey), its state
 * filled by splitmix32, so that neighbouring seeds give unrelated sequences. Not for secrets.
 */
export function createRandom(seed: number): Random {
  // A typed array, because integers beyond 31 bits in closure variables would each be a heap allocation.
  const state = new Int32Array(4)
  let mixed = seed | 0
  for (let index = 0; index < 4; index += 1) {
    mixed = (mixed + 0x9e3779b9) | 0
    state[index] = finalise(mixed)
  }

  function bits(): number {
    const a = state[0] as number
    const b = state[1] as number
    const c = state[2] as number
    const counter = state[3] as number
    const sum = (((a + b) | 0) + counter) | 0
    state[3] = counter + 1
    state[0] = b ^ (b >>> 9)
    state[1] = (c + (c << 3)) | 0
    state[2] = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round += 1) bits()

  const next = (): number => bits() / 4_294_967_296
  const integer = (n: number): number => Math.floor((bits() / 4_294_967_296) * n)

  return {
    next,
    bits,
    integer,
    shuffle(items) {
      const shuffled = [...items]
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const chosen = integer(last + 1)
        const held = shuffled[last] as (typeof shuffled)[number]
        shuffled[last] = shuffled[chosen] as (typeof shuffled)[number]
        shuffled[chosen] = held
      }
      return shuffled
    },
  }
}

/**
 * A stable 32-bit seed (0 .. 4,294,967,295) of names and numbers, such as experiment seed, variant, row and repeat.
 * The order, the type and the borders of the parts count: ('ab', 'c'), ('a', 'bc'), (1) and ('1') all differ.
 * FNV-1a over the UTF-16 code units, with the finaliser of MurmurHash3.
 */
export function hashSeed(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const part of parts) {
    const text = String(part)
    const tagged = `${typeof part === 'number' ? 'n' : 's'}${text.length}:${text}`
    for (let index = 0; index < tagged.length; index += 1) {
      hash = Math.imul(hash ^ tagged.charCodeAt(index), 0x01000193)
    }
  }
  return finalise(hash) >>> 0
}

/** The 32-bit finaliser of MurmurHash3 (Austin Appleby): every input bit reaches every output bit. */
function finalise(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
