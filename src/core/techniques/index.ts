import { z } from 'zod'
import { AssayError } from '../errors.ts'
import type { PromptContent } from '../prompts/prompt-content.ts'
import type { Technique, TechniqueResult } from '../technique.ts'
import { suggestion } from '../text/nearest-name.ts'
import { chainOfThought } from './chain-of-thought.ts'
import { delimiters } from './delimiters.ts'
import { fewShot } from './few-shot.ts'
import { outputFormat } from './output-format.ts'
import { role } from './role.ts'
import { selfConsistency } from './self-consistency.ts'
import { zeroShot } from './zero-shot.ts'

/** A technique of any options; only `applyTechnique` pairs it with options that it accepts. */
type AnyTechnique = Technique<unknown>

/** Every technique, in the order to offer it. */
const techniques: readonly AnyTechnique[] = [
  zeroShot,
  fewShot,
  chainOfThought,
  role,
  outputFormat,
  delimiters,
  selfConsistency,
]

/** A chosen technique, as data. */
const techniqueSpecSchema = z.strictObject({
  id: z.string().min(1).max(80),
  options: z.record(z.string(), z.unknown()).optional(),
})

export type TechniqueSpec = z.infer<typeof techniqueSpecSchema>

/**
 * Applies a technique by its id. Throws `bad-input` for an unknown id (with the nearest), for options that are wrong,
 * and for a prompt that lacks what the technique needs.
 */
export function applyTechnique(content: PromptContent, { id, options = {} }: TechniqueSpec): TechniqueResult {
  const technique = findTechnique(id)
  const parsed = technique.options.safeParse(options)
  if (!parsed.success) {
    throw new AssayError('bad-input', {
      what: `The options of the technique "${id}" are wrong`,
      mend: parsed.error.issues
        .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
        .join('; '),
    })
  }
  return technique.apply(content, parsed.data)
}

/** Applies techniques one after another, with a note of each. Throws as applyTechnique does. */
export function applyTechniques(
  content: PromptContent,
  specs: readonly TechniqueSpec[],
): { content: PromptContent; notes: string[] } {
  let changed = content
  const notes: string[] = []
  for (const spec of specs) {
    const result = applyTechnique(changed, spec)
    changed = result.content
    notes.push(result.note)
  }
  return { content: changed, notes }
}

function findTechnique(id: string): AnyTechnique {
  const technique = techniques.find((candidate) => candidate.id === id)
  if (technique !== undefined) return technique
  const ids = techniques.map((candidate) => candidate.id)
  throw new AssayError('bad-input', {
    what: `There is no technique "${id}"`,
    mend: suggestion(id, ids) ?? `choose one of ${ids.join(', ')}`,
  })
}

/** A technique as a form shows it. */
interface TechniqueListing {
  id: string
  title: string
  description: string
  /** JSON Schema of the options, with titles, descriptions and defaults. */
  optionsSchema: Record<string, unknown>
}

/** The list as plain data. */
export function listTechniques(): TechniqueListing[] {
  return techniques.map(({ id, title, description, options }) => ({
    id,
    title,
    description,
    optionsSchema: { ...z.toJSONSchema(options, { io: 'input' }) },
  }))
}
