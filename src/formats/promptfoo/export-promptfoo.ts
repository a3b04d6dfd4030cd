import type { PromptFormat } from '../exchange/export-format.ts'
import { createLossList } from '../exchange/loss.ts'
import { reportUnheld } from '../exchange/report-unheld.ts'
import { responseFormat } from '../exchange/response-format.ts'
import { standardJinja } from '../exchange/standard-jinja.ts'
import { openAiNames, writeSettings } from '../exchange/write-settings.ts'
import { writeYamlFile } from '../exchange/write-yaml-file.ts'

/** A configuration of promptfoo with one prompt, and rows as tests. */
export const exportPromptfoo: PromptFormat = {
  kind: 'prompt',
  id: 'promptfoo',
  title: 'promptfoo',
  ending: '.promptfoo.yaml',
  holds:
    'messages in Nunjucks, defaults of variables, the model with its parameters, rows as tests (equals what is expected)',
  drops:
    'types of variables, examples, filters that Nunjucks lacks, values that are lists of texts (promptfoo multiplies them)',
  write({ name, content, settings, model, provider, rows }) {
    const losses = createLossList()
    reportUnheld(content, losses)
    const messages = content.messages.map(({ role, content: template }) => ({
      role,
      content: standardJinja(template).replaceAll(/\|\s*tojson\b/gu, '| dump'),
    }))
    const config = { ...writeSettings(settings, openAiNames, losses, ['jsonSchema']), ...responseFormat(settings) }
    if (model === undefined && Object.keys(config).length > 0)
      losses.add('the settings', 'settings', 'they belong to a model: choose one')
    if (
      rows.some(({ variables }) =>
        Object.values(variables).some((value) => Array.isArray(value) && typeof value[0] === 'string'),
      )
    )
      losses.add('lists of texts in rows', 'tests', 'promptfoo makes a test of each')
    const defaults = Object.fromEntries(
      Object.entries(content.variables ?? {}).flatMap(([variable, said]) =>
        said.default === undefined ? [] : [[variable, said.default]],
      ),
    )
    const file = {
      description: name,
      prompts: [{ label: name, raw: JSON.stringify(messages, null, 2) }],
      providers:
        model === undefined
          ? ['openai:chat:gpt-4.1-mini']
          : [{ id: providerOf(model, provider), ...(Object.keys(config).length === 0 ? {} : { config }) }],
      ...(Object.keys(defaults).length === 0 ? {} : { defaultTest: { vars: defaults } }),
      tests:
        rows.length === 0
          ? [{ vars: {} }]
          : rows.map(({ variables, expected }) => ({
              vars: variables,
              ...(expected === undefined ? {} : { assert: [{ type: 'equals', value: expected }] }),
            })),
    }
    if (model === undefined)
      losses.add('a model', 'providers', 'none was chosen: write yours in the place of the one there')
    return { text: writeYamlFile(file), losses: losses.all() }
  },
}

/** promptfoo's name for a model; a server that it has no word for is taken for one like OpenAI's. */
function providerOf(model: string, provider: string | undefined): string {
  if (provider === 'anthropic') return `anthropic:messages:${model}`
  if (provider === 'gemini') return `google:${model}`
  if (
    provider !== undefined &&
    ['ollama', 'openrouter', 'groq', 'mistral', 'deepseek', 'huggingface'].includes(provider)
  )
    return `${provider}:${provider === 'ollama' ? 'chat:' : ''}${model}`
  return `openai:chat:${model}`
}
