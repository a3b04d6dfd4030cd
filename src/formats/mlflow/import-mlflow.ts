import { AssayError } from '../../core/errors.ts'
import { assemblePrompt } from '../exchange/assemble-prompt.ts'
import type { ImportFormat } from '../exchange/import-format.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import { jinjaTemplate } from '../exchange/jinja-template.ts'
import { createLossList } from '../exchange/loss.ts'
import { plainTemplate } from '../exchange/plain-template.ts'
import { readData, readJson } from '../exchange/read-data.ts'
import { readMessages } from '../exchange/read-messages.ts'
import { checkedSchema, readSettings } from '../exchange/read-settings.ts'
import { baseNameOf } from '../exchange/unique-names.ts'

/** A version of MLflow's prompt registry: as its entity writes itself, or as the model registry's REST API gives it. */
export const importMlflow: ImportFormat = {
  id: 'mlflow',
  title: 'MLflow prompt',
  files: '*.json',
  carries: 'text and chat prompts, variables, Jinja where it is used, model_config, response_format, aliases',
  drops: 'tags, the model, a version number',
  recognises: ({ data }) => readVersion(data, '') !== undefined,
  async read({ path, text }) {
    const losses = createLossList()
    const version = readVersion(readData(text, { file: path }), path)
    if (version === undefined) {
      const mend = 'it has a "template" that is a text or a list of messages'
      throw new AssayError('bad-input', { what: 'There is no MLflow prompt', where: path, mend })
    }
    const { template, config, responseFormat, aliases } = version
    const isJinja = /\{%.*%\}/su.test(JSON.stringify(template))
    const toTemplate = isJinja ? jinjaTemplate(losses) : plainTemplate(losses)
    const { model_name: model, provider, extra_params: extra, ...parameters } = config
    if (textOf(model) !== undefined) {
      const named = [textOf(provider), textOf(model)].filter((part) => part !== undefined).join('/')
      losses.add(`the model "${named}"`, 'model_config', 'a prompt names none: choose it where you run it')
    }
    const settings = readSettings({ ...parameters, ...(isRecord(extra) ? extra : {}) }, 'model_config', losses)
    if (isRecord(responseFormat)) {
      const schema = checkedSchema(responseFormat, 'response_format', losses)
      if (schema !== undefined) settings.jsonSchema = schema
    }
    const messages =
      typeof template === 'string'
        ? [{ role: 'user' as const, content: toTemplate(template, 'template') }]
        : readMessages(template, { where: 'template', losses, toTemplate })
    const content = assemblePrompt({ messages, settings }, path)
    return {
      prompts: [{ name: version.name ?? baseNameOf(path), content, labels: aliases }],
      datasets: [],
      experiments: [],
      losses: losses.all(),
    }
  },
}

interface MlflowVersion {
  name: string | undefined
  template: unknown
  config: Record<string, unknown>
  responseFormat: unknown
  aliases: string[]
}

function readVersion(data: unknown, path: string): MlflowVersion | undefined {
  if (!isRecord(data)) return undefined
  // The registry keeps a prompt in the tags of a model version.
  const outer = isRecord(data['model_version']) ? data['model_version'] : data
  const tags = tagsOf(outer['tags'])
  const stored = tags.get('mlflow.prompt.text')
  const isChat = tags.get('_mlflow_prompt_type') === 'chat'
  const template = stored === undefined ? outer['template'] : isChat ? readJson(stored, path) : stored
  if (typeof template !== 'string' && !Array.isArray(template)) return undefined
  if (stored === undefined && outer['messages'] !== undefined) return undefined
  const fromTag = (key: string): unknown => {
    const written = tags.get(key)
    return written === undefined ? undefined : readJson(written, path)
  }
  const config = outer['model_config'] ?? fromTag('_mlflow_prompt_model_config')
  const aliases = Array.isArray(outer['aliases']) ? outer['aliases'] : []
  return {
    name: textOf(outer['name']),
    template,
    config: isRecord(config) ? config : {},
    responseFormat: outer['response_format'] ?? fromTag('_mlflow_prompt_response_format'),
    aliases: aliases.filter((alias): alias is string => typeof alias === 'string' && alias !== ''),
  }
}

/** Tags come as `{key: value}` or as `[{key, value}]`. */
function tagsOf(tags: unknown): Map<string, string> {
  const pairs = Array.isArray(tags)
    ? tags.map((tag: unknown) => (isRecord(tag) ? [tag['key'], tag['value']] : []))
    : Object.entries(isRecord(tags) ? tags : {})
  return new Map(
    pairs.flatMap(([key, value]): [string, string][] =>
      typeof key === 'string' && typeof value === 'string' ? [[key, value]] : [],
    ),
  )
}
