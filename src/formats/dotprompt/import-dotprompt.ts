import type { VariableDeclarations } from '../../core/prompts/variable-declaration.ts'
import { assemblePrompt } from '../exchange/assemble-prompt.ts'
import { declareVariables } from '../exchange/declare-variables.ts'
import { readFrontMatter } from '../exchange/front-matter.ts'
import type { ImportFormat } from '../exchange/import-format.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import { createLossList } from '../exchange/loss.ts'
import { checkedSchema, readSettings } from '../exchange/read-settings.ts'
import { baseNameOf } from '../exchange/unique-names.ts'
import { picoFields, picoschema } from './picoschema.ts'
import { readHandlebars } from './read-handlebars.ts'

/** Dotprompt files: front matter in YAML, then messages in Handlebars. */
export const importDotprompt: ImportFormat = {
  id: 'dotprompt',
  title: 'Dotprompt',
  files: '*.prompt',
  carries:
    'messages (role, variables, if, unless, each, ifEquals, json), input with defaults, config, the output schema',
  drops: 'history, media, sections, partials, other helpers and tools (named, kept as text), the model',
  recognises: ({ path }) => /\.prompt$/iu.test(path),
  async read({ path, text }) {
    const losses = createLossList()
    const { data, body } = readFrontMatter(text, path)
    for (const field of ['tools', 'toolDefs', 'metadata', 'ext', 'description', 'variant'] as const) {
      if (data[field] !== undefined) losses.add(`"${field}"`, field, 'prompts have no place for it')
    }
    if (textOf(data['model']) !== undefined)
      losses.add(`the model "${textOf(data['model'])}"`, 'model', 'a prompt names none: choose it where you run it')
    const input = isRecord(data['input']) ? data['input'] : {}
    const defaults = isRecord(input['default']) ? input['default'] : {}
    const fields = picoFields(input['schema'])
    const optional = new Set(
      fields.filter(({ name, isOptional }) => isOptional && !Object.hasOwn(defaults, name)).map(({ name }) => name),
    )
    const declared: VariableDeclarations = {
      ...declareVariables(Object.fromEntries(fields.map(({ name, schema }) => [name, schema]))),
      ...declareVariables(
        Object.fromEntries(
          Object.entries(defaults).map(([name, value]) => {
            const schema = fields.find((field) => field.name === name)?.schema ?? {}
            return [name, { ...schema, default: value }]
          }),
        ),
      ),
    }
    const settings = readSettings(isRecord(data['config']) ? data['config'] : {}, 'config', losses)
    const output = isRecord(data['output']) ? data['output'] : {}
    const schema =
      output['schema'] === undefined ? undefined : checkedSchema(picoschema(output['schema']), 'output.schema', losses)
    if (schema === undefined && output['format'] === 'json')
      losses.add('the output format "json"', 'output', 'only schemas are carried: add one to ask for JSON')
    const messages = readHandlebars(body, { losses, optional })
    const content = assemblePrompt(
      {
        messages,
        variables: declared,
        settings: schema === undefined ? settings : { ...settings, jsonSchema: schema },
      },
      path,
    )
    return {
      prompts: [{ name: textOf(data['name']) ?? baseNameOf(path), content, labels: [] }],
      datasets: [],
      experiments: [],
      losses: losses.all(),
    }
  },
}
