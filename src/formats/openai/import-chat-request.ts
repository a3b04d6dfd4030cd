import { AssayError } from '../../core/errors.ts'
import { assemblePrompt } from '../exchange/assemble-prompt.ts'
import type { ImportFormat } from '../exchange/import-format.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import { literalTemplate } from '../exchange/literal-template.ts'
import { createLossList } from '../exchange/loss.ts'
import { readJson } from '../exchange/read-data.ts'
import { readMessages } from '../exchange/read-messages.ts'
import { readSettings } from '../exchange/read-settings.ts'
import { baseNameOf } from '../exchange/unique-names.ts'

/** The body of a chat completion as it is sent: its texts are texts, not templates. */
export const importChatRequest: ImportFormat = {
  id: 'openai-chat',
  title: 'OpenAI chat request',
  files: '*.json',
  carries: 'messages to the letter, parameters, a JSON Schema as response_format',
  drops:
    'tools, images and sounds, the model, JSON without a schema; {{name}} stays text (openai-prompt reads variables)',
  recognises: ({ data }) => isRecord(data) && Array.isArray(data['messages']) && data['testing_criteria'] === undefined,
  async read({ path, text }) {
    const losses = createLossList()
    const data = readJson(text, path)
    const body = isRecord(data) && isRecord(data['body']) ? data['body'] : data
    if (!isRecord(body)) {
      const mend = 'it is an object with "messages"'
      throw new AssayError('bad-input', { what: 'The file is not a chat request', where: path, mend })
    }
    const { messages: written, model, ...parameters } = body
    if (textOf(model) !== undefined)
      losses.add(`the model "${textOf(model)}"`, 'model', 'a prompt names none: choose it where you run it')
    const toTemplate = (content: string, where: string) => {
      const [variable] = /\{\{\s*[\p{L}_][\w.]*\s*\}\}/u.exec(content) ?? []
      if (variable !== undefined)
        losses.add(
          `"${variable}" as a variable`,
          where,
          'a request is sent as it is, so it stays text: --format openai-prompt reads variables',
        )
      return literalTemplate(content)
    }
    const messages = readMessages(written, { where: 'messages', losses, toTemplate })
    const content = assemblePrompt({ messages, settings: readSettings(parameters, 'the request', losses) }, path)
    return {
      prompts: [{ name: baseNameOf(path), content, labels: [] }],
      datasets: [],
      experiments: [],
      losses: losses.all(),
    }
  },
}
