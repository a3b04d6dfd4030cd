import type { PromptFormat } from '../exchange/export-format.ts'
import { createLossList } from '../exchange/loss.ts'
import { reportUnheld } from '../exchange/report-unheld.ts'
import { writePlain } from '../exchange/write-plain.ts'
import { writeSettings, type SettingNames } from '../exchange/write-settings.ts'
import { writeYamlFile } from '../exchange/write-yaml-file.ts'

const names: SettingNames = {
  temperature: 'temperature',
  maxTokens: 'maxCompletionTokens',
  topP: 'topP',
  seed: 'seed',
  stop: 'stop',
  frequencyPenalty: 'frequencyPenalty',
  presencePenalty: 'presencePenalty',
}

/** A prompt file of GitHub Models. */
export const exportGithubModels: PromptFormat = {
  kind: 'prompt',
  id: 'github-models',
  title: 'GitHub Models',
  ending: '.prompt.yml',
  holds: 'messages, variables, parameters, the model, the JSON Schema, test rows with what is expected',
  drops: 'conditions, loops and filters, defaults of variables, examples',
  write({ name, content, settings, model, rows }) {
    const losses = createLossList()
    reportUnheld(content, losses, ['variables'])
    const parameters = writeSettings(settings, names, losses, ['jsonSchema'])
    const file = {
      name,
      ...(model === undefined ? {} : { model }),
      ...(Object.keys(parameters).length === 0 ? {} : { modelParameters: parameters }),
      messages: content.messages.map(({ role, content: text }, index) => ({
        role,
        content: writePlain(text, `message ${index + 1}`, losses),
      })),
      ...(settings.jsonSchema === undefined
        ? {}
        : {
            responseFormat: 'json_schema',
            jsonSchema: JSON.stringify({ name: 'answer', schema: settings.jsonSchema, strict: true }),
          }),
      ...(rows.length === 0
        ? {}
        : {
            testData: rows.map(({ variables, expected }) => ({
              ...variables,
              ...(expected === undefined ? {} : { expected }),
            })),
          }),
    }
    return { text: writeYamlFile(file), losses: losses.all() }
  },
}
