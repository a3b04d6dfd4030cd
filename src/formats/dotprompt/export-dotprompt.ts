import type { PromptFormat } from '../exchange/export-format.ts'
import { createLossList, type LossList } from '../exchange/loss.ts'
import { reportUnheld } from '../exchange/report-unheld.ts'
import { templateParts } from '../exchange/template-parts.ts'
import { writeSettings, type SettingNames } from '../exchange/write-settings.ts'
import { writeYamlFile } from '../exchange/write-yaml-file.ts'

const names: SettingNames = {
  temperature: 'temperature',
  maxTokens: 'maxOutputTokens',
  topP: 'topP',
  topK: 'topK',
  seed: 'seed',
  stop: 'stopSequences',
  frequencyPenalty: 'frequencyPenalty',
  presencePenalty: 'presencePenalty',
}

const kinds = { text: 'string', number: 'number', boolean: 'boolean', list: 'array', object: 'object' } as const

/** A Dotprompt file. */
export const exportDotprompt: PromptFormat = {
  kind: 'prompt',
  id: 'dotprompt',
  title: 'Dotprompt',
  ending: '.prompt',
  holds: 'messages, variables with their defaults, parameters, the model, the JSON Schema',
  drops: 'conditions, loops and filters, examples, test rows',
  write({ name, content, settings, model, rows }) {
    const losses = createLossList()
    reportUnheld(content, losses)
    if (rows.length > 0) losses.add('the test rows', 'the dataset', 'the format has no place for them')
    const declared = Object.entries(content.variables ?? {})
    const defaults = declared.flatMap(([variable, said]) =>
      said.default === undefined ? [] : [[variable, said.default] as const],
    )
    const properties = declared.map(([variable, said]) => [
      variable,
      { type: kinds[said.type], ...(said.description === undefined ? {} : { description: said.description }) },
    ])
    const config = writeSettings(settings, names, losses, ['jsonSchema'])
    const input = {
      ...(declared.length === 0
        ? {}
        : {
            schema: {
              type: 'object',
              properties: Object.fromEntries(properties),
              required: declared.filter(([, said]) => said.default === undefined).map(([variable]) => variable),
            },
          }),
      ...(defaults.length === 0 ? {} : { default: Object.fromEntries(defaults) }),
    }
    const front = {
      name,
      ...(model === undefined ? {} : { model }),
      ...(Object.keys(config).length === 0 ? {} : { config }),
      ...(Object.keys(input).length === 0 ? {} : { input }),
      ...(settings.jsonSchema === undefined ? {} : { output: { format: 'json', schema: settings.jsonSchema } }),
    }
    const body = content.messages.map(({ role, content: template }, index) => {
      const text = writeHandlebars(template, `message ${index + 1}`, losses)
      if (text.trim() === '') losses.add('an empty message', `message ${index + 1}`, 'Dotprompt leaves it out')
      return `{{role "${role === 'assistant' ? 'model' : role}"}}\n${text}\n`
    })
    return { text: `---\n${writeYamlFile(front)}---\n${body.join('')}`, losses: losses.all() }
  },
}

function writeHandlebars(template: string, where: string, losses: LossList): string {
  return templateParts(template)
    .map((part, index, all) => {
      if (part.kind === 'variable') return `{{${part.name}}}`
      if (part.kind === 'other') {
        losses.add(
          'conditions, loops or filters',
          where,
          'they are not written in Handlebars, so they stay as they are',
        )
        return part.source
      }
      if (
        part.text.includes('{{') ||
        (part.text.endsWith('{') && index < all.length - 1) ||
        (/\\+$/u.test(part.text) && index < all.length - 1)
      )
        losses.add('text that looks like a tag', where, 'Handlebars cannot tell it from one')
      return part.text
    })
    .join('')
}
