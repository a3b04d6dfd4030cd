import { z } from 'zod'
import { AssayError } from '../errors.ts'
import type { PromptContent } from '../prompts/prompt-content.ts'
import type { Settings } from '../settings.ts'
import type { Technique } from '../technique.ts'
import { canonicalJson } from '../text/canonical-json.ts'
import { describeSchema } from './shared/describe-schema.ts'
import { blocksOf, insertBefore, targetMessage, withBlocks } from './shared/edit-blocks.ts'
import { fieldsSchema, schemaOfFields } from './shared/fields-schema.ts'
import { literalTemplate } from './shared/literal-template.ts'
import { messageOption } from './shared/message-option.ts'

const options = z.strictObject({
  fields: fieldsSchema.optional().meta({
    title: 'Fields',
    description:
      'A list of { "name": "city", "type": "text" }; types: text, number, integer, boolean, list, or "choices".',
  }),
  schema: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ title: 'JSON Schema', description: 'Instead of fields; an object with its properties.' }),
  words: z
    .string()
    .trim()
    .min(1)
    .max(10_000)
    .optional()
    .meta({ title: 'Words', description: 'How the prompt says it; made from the fields otherwise.' }),
  constrains: z.boolean().default(true).meta({
    title: 'Hold the model to it',
    description: 'A grammar for local models, the response format of hosted ones; off asks in words only.',
  }),
  answer: z.string().min(1).max(100).optional().meta({
    title: 'Answer field',
    description: 'The field that is scored; the whole JSON otherwise.',
  }),
  message: messageOption,
})

type Options = z.infer<typeof options>

/**
 * Asks for JSON of one shape: in words, in a block before the input, and by the setting `jsonSchema`, which is a grammar
 * for local models and the response format of hosted ones.
 */
export const outputFormat: Technique<Options> = {
  id: 'output-format',
  title: 'Output format',
  description: 'JSON of a given shape: asked for in words, and held to by a grammar or the response format.',
  options,
  apply(content, chosen) {
    const schema = schemaOf(chosen)
    const message = targetMessage(content, chosen.message)
    const text = `${literalTemplate(chosen.words ?? describeSchema(schema))}\n\n`
    const blocks = blocksOf(content, message)
    const known = blocks.find(({ kind }) => kind === 'output-format')
    const isSaid = known?.text.trim() === text.trim()
    const next =
      known === undefined
        ? insertBefore(blocks, ['examples', 'context', 'input', 'output-indicator'], { kind: 'output-format', text })
        : blocks.map((block) => (block === known && !isSaid ? { ...known, text } : block))
    const written = withFormat(withBlocks(content, message, next), schema, chosen)
    if (canonicalJson(written) === canonicalJson(content)) return { content, note: 'The prompt asks for this already.' }
    const held = chosen.constrains ? ', and holds the model to its schema' : ''
    const taken = chosen.answer === undefined ? '' : ` The answer is the field "${chosen.answer}".`
    return { content: written, note: `Asks for JSON${held}.${taken}` }
  },
}

function schemaOf({ fields, schema, answer }: Options): Record<string, unknown> {
  if ((fields === undefined) === (schema === undefined)) {
    throw new AssayError('bad-input', {
      what: 'The output format needs "fields" or "schema"',
      mend: 'give one of the two',
    })
  }
  const made = schema ?? schemaOfFields(fields ?? [])
  const { properties } = made
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : []
  if (answer !== undefined && !names.includes(answer)) {
    throw new AssayError('bad-input', {
      what: `The format has no field "${answer}" to take the answer from`,
      mend: names.length > 0 ? `choose one of ${names.join(', ')}` : 'give the schema properties',
    })
  }
  return made
}

function withFormat(
  content: PromptContent,
  schema: Record<string, unknown>,
  { constrains, answer }: Options,
): PromptContent {
  const { grammar: _grammar, jsonSchema: _schema, ...rest } = content.settings ?? {}
  const settings: Settings = constrains ? { ...rest, jsonSchema: schema } : rest
  const { settings: _old, ...others } = content
  return {
    ...others,
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
    ...(answer === undefined ? {} : { extract: { kind: 'json-path', path: pathOf(answer) } }),
  }
}

function pathOf(field: string): string {
  return /^[A-Za-z_]\w*$/u.test(field) ? `$.${field}` : `$[${JSON.stringify(field)}]`
}
