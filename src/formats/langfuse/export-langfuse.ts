import type { PromptFormat } from '../exchange/export-format.ts'
import { createLossList } from '../exchange/loss.ts'
import { reportUnheld } from '../exchange/report-unheld.ts'
import { responseFormat } from '../exchange/response-format.ts'
import { writePlain } from '../exchange/write-plain.ts'
import { openAiNames, writeSettings } from '../exchange/write-settings.ts'

/** The body that creates a prompt in Langfuse. */
export const exportLangfuse: PromptFormat = {
  kind: 'prompt',
  id: 'langfuse',
  title: 'Langfuse',
  ending: '.json',
  holds: 'messages, variables, parameters and the model in "config"',
  drops: 'conditions, loops and filters, defaults of variables, examples, test rows',
  write({ name, content, settings, model, rows }) {
    const losses = createLossList()
    reportUnheld(content, losses, ['variables'])
    if (rows.length > 0) losses.add('the test rows', 'the dataset', 'the format has no place for them')
    const config = {
      ...(model === undefined ? {} : { model }),
      ...writeSettings(settings, openAiNames, losses, ['jsonSchema']),
      ...responseFormat(settings),
    }
    const messages = content.messages.map(({ role, content: text }, index) => ({
      role,
      content: writePlain(text, `message ${index + 1}`, losses),
    }))
    return {
      text: `${JSON.stringify({ type: 'chat', name, prompt: messages, config, labels: [], tags: [] }, null, 2)}\n`,
      losses: losses.all(),
    }
  },
}
