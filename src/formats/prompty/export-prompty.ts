import type { PromptFormat } from '../exchange/export-format.ts'
import { createLossList } from '../exchange/loss.ts'
import { reportUnheld } from '../exchange/report-unheld.ts'
import { responseFormat } from '../exchange/response-format.ts'
import { standardJinja } from '../exchange/standard-jinja.ts'
import { writeSettings, type SettingNames } from '../exchange/write-settings.ts'
import { writeYamlFile } from '../exchange/write-yaml-file.ts'
import { roleLine } from './split-roles.ts'

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

const kinds = { text: 'string', number: 'float', boolean: 'boolean', list: 'array', object: 'object' } as const

/** A Prompty file of version 2. */
export const exportPrompty: PromptFormat = {
  kind: 'prompt',
  id: 'prompty',
  title: 'Prompty',
  ending: '.prompty',
  holds: 'messages in Jinja, variables with their defaults, parameters, the model, the JSON Schema',
  drops: 'blanks at the ends of a message, lines that look like a role, examples, test rows',
  write({ name, content, settings, model, rows }) {
    const losses = createLossList()
    reportUnheld(content, losses)
    if (rows.length > 0) losses.add('the test rows', 'the dataset', 'the format has no place for them')
    const options = {
      ...writeSettings(settings, names, losses, ['jsonSchema']),
      ...(settings.jsonSchema === undefined ? {} : { additionalProperties: responseFormat(settings) }),
    }
    const inputs = Object.entries(content.variables ?? {}).map(([variable, said]) => ({
      name: variable,
      kind: kinds[said.type],
      ...(said.description === undefined ? {} : { description: said.description }),
      ...(said.default === undefined ? {} : { default: said.default }),
    }))
    const front = {
      name,
      model: {
        ...(model === undefined ? {} : { id: model }),
        apiType: 'chat',
        ...(Object.keys(options).length === 0 ? {} : { options }),
      },
      ...(inputs.length === 0 ? {} : { inputs }),
      template: { format: { kind: 'jinja2' }, parser: { kind: 'prompty' } },
    }
    const body = content.messages.map(({ role, content: template }, index) => {
      const text = standardJinja(template)
      const where = `message ${index + 1}`
      if (text !== text.trim() || text === '')
        losses.add('blanks at the ends of a message', where, 'Prompty takes them away')
      if (text.split('\n').some((line) => roleLine.test(line)))
        losses.add('a line that is a role and a colon', where, 'Prompty begins a message there')
      return `${role}:\n${text}\n`
    })
    return { text: `---\n${writeYamlFile(front)}---\n${body.join('\n')}`, losses: losses.all() }
  },
}
