import type { PromptFormat } from '../exchange/export-format.ts'
import { createLossList, type LossList } from '../exchange/loss.ts'
import { reportUnheld } from '../exchange/report-unheld.ts'
import { standardJinja } from '../exchange/standard-jinja.ts'
import { templateParts } from '../exchange/template-parts.ts'
import { writePlain } from '../exchange/write-plain.ts'
import { writeSettings, type SettingNames } from '../exchange/write-settings.ts'

const names: SettingNames = {
  temperature: 'temperature',
  maxTokens: 'max_tokens',
  topP: 'top_p',
  topK: 'top_k',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
  stop: 'stop_sequences',
}

/** A version of MLflow's prompt registry, as its entity writes itself. */
export const exportMlflow: PromptFormat = {
  kind: 'prompt',
  id: 'mlflow',
  title: 'MLflow',
  ending: '.json',
  holds: 'messages in Jinja, variables, parameters and the model in model_config, the JSON Schema',
  drops: 'defaults of variables, examples, seeds, test rows',
  write({ name, content, settings, model, rows }) {
    const losses = createLossList()
    reportUnheld(content, losses, ['variables'])
    if (rows.length > 0) losses.add('the test rows', 'the dataset', 'the format has no place for them')
    const config = {
      ...(model === undefined ? {} : { model_name: model }),
      ...writeSettings(settings, names, losses, ['jsonSchema']),
    }
    const template = writeTemplates(content.messages, losses)
    const version = {
      name: name.replaceAll(/[^\w.-]+/gu, '-'),
      template,
      prompt_type: 'chat',
      ...(Object.keys(config).length === 0 ? {} : { model_config: config }),
      ...(settings.jsonSchema === undefined ? {} : { response_format: settings.jsonSchema }),
      tags: {},
    }
    return { text: `${JSON.stringify(version, null, 2)}\n`, losses: losses.all() }
  },
}

/** MLflow reads a prompt as Jinja when a statement stands anywhere in it, and as text with variables otherwise. */
function writeTemplates(messages: readonly { role: string; content: string }[], losses: LossList) {
  const needsJinja = messages.some(({ content }) => templateParts(content).some((part) => part.kind === 'other'))
  const hasStatement = messages.some(({ content }) => /\{%.*%\}/su.test(content))
  if (needsJinja && !hasStatement)
    losses.add(
      'filters and expressions',
      'the template',
      'they work only where a statement {% ... %} makes MLflow read it as Jinja',
    )
  const isJinja = hasStatement
  return messages.map(({ role, content }, index) => {
    if (!isJinja) return { role, content: writePlain(content, `message ${index + 1}`, losses) }
    const text = standardJinja(content)
    // Jinja takes one line end away at the very end.
    return { role, content: text.endsWith('\n') ? `${text}\n` : text }
  })
}
