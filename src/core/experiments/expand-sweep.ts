import { z } from 'zod'
import { AssayError } from '../errors.ts'
import { settingsSchema, type Settings } from '../settings.ts'
import { createRandom, hashSeed } from '../statistics/random.ts'

const sweptValueSchema = z.union([z.number(), z.boolean()])

/** Settings and models to try: every combination, or a seeded sample of them, of every variant of the experiment. */
export const sweepSchema = z.strictObject({
  /** By the name of the setting, such as `temperature` or `topP`: the values to try. */
  settings: z.record(z.string(), z.array(sweptValueSchema).min(1).max(26)).default({}),
  models: z.array(z.string().min(1)).min(1).max(26).optional(),
  /** Try so many combinations, drawn without repeats, instead of all. */
  sample: z
    .strictObject({ count: z.int().min(1).max(26), seed: z.int().min(0).max(4_294_967_295).default(1) })
    .optional(),
})

export type Sweep = z.infer<typeof sweepSchema>

/** What a sweep varies of a variant. */
interface SweptVariant {
  name: string
  model: string
  settings: Settings
}

const mostVariants = 26
const mostCombinations = 100_000

type Combination = Record<string, number | boolean | string>

/**
 * Every variant with every combination, in the order of the file; names tell the combination. Throws `bad-input` for a
 * setting that there is not, a value out of its range, and for more than 26 variants.
 */
export function expandSweep<V extends SweptVariant>(variants: readonly V[], sweep: Sweep): V[] {
  const chosen = sample(combine(sweep), sweep)
  if (variants.length * chosen.length > mostVariants) {
    throw new AssayError('bad-input', {
      what: `The sweep makes ${variants.length * chosen.length} variants, and 26 can be compared`,
      mend: `draw a sample: sample: { count: ${Math.max(1, Math.floor(mostVariants / variants.length))} }`,
    })
  }
  return variants.flatMap((variant) => chosen.map((combination) => vary(variant, combination)))
}

function combine({ settings, models }: Sweep): Combination[] {
  const axes: [string, readonly (number | boolean | string)[]][] = [
    ...(models ? [['model', models] as [string, string[]]] : []),
    ...Object.entries(settings),
  ]
  if (axes.reduce((count, [, values]) => count * values.length, 1) > mostCombinations) {
    throw new AssayError('bad-input', {
      what: 'The sweep has more than 100,000 combinations',
      mend: 'try fewer values',
    })
  }
  let combinations: Combination[] = [{}]
  for (const [name, values] of axes) {
    combinations = combinations.flatMap((known) => values.map((value) => ({ ...known, [name]: value })))
  }
  return combinations
}

/** In the order of the grid, so that neighbours stay neighbours. */
function sample(combinations: Combination[], { sample: wanted }: Sweep): Combination[] {
  if (wanted === undefined || wanted.count >= combinations.length) return combinations
  const order = createRandom(hashSeed('sweep', wanted.seed)).shuffle(combinations.map((_, index) => index))
  const drawn = new Set(order.slice(0, wanted.count))
  return combinations.filter((_, index) => drawn.has(index))
}

function vary<V extends SweptVariant>(variant: V, { model, ...settings }: Combination): V {
  const words = Object.entries(settings).map(([name, value]) => `${name} ${String(value)}`)
  const where = `the sweep at ${words.join(', ')}`
  const parsed = settingsSchema.safeParse({ ...variant.settings, ...settings })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const path = issue?.path.join('.')
    throw new AssayError('bad-input', {
      what: path ? `The setting "${path}" is not right` : 'A setting is not known',
      where,
      mend: issue?.message ?? 'see the settings of the playground',
    })
  }
  const told = [variant.name, ...(typeof model === 'string' ? [model] : []), ...words].join(' · ')
  if (told.length > 80) {
    throw new AssayError('bad-input', {
      what: `The name "${told.slice(0, 40)}…" would be longer than 80 characters`,
      where,
      mend: `shorten the name of the variant "${variant.name.slice(0, 40)}"`,
    })
  }
  return { ...variant, name: told, ...(typeof model === 'string' ? { model } : {}), settings: parsed.data }
}
