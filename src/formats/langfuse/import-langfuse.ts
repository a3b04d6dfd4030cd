import { AssayError } from '../../core/errors.ts'
import { assemblePrompt } from '../exchange/assemble-prompt.ts'
import type { ImportFormat } from '../exchange/import-format.ts'
import type { ImportedPrompt } from '../exchange/imported.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import { createLossList, type LossList } from '../exchange/loss.ts'
import { plainTemplate } from '../exchange/plain-template.ts'
import { readData } from '../exchange/read-data.ts'
import { readMessages } from '../exchange/read-messages.ts'
import { readSettings } from '../exchange/read-settings.ts'
import { baseNameOf, uniqueNames } from '../exchange/unique-names.ts'

/** Prompts as Langfuse's API gives them: one object, a list of them, or `{ data: [...] }`. */
export const importLangfuse: ImportFormat = {
  id: 'langfuse',
  title: 'Langfuse prompt',
  files: '*.json',
  carries: 'text and chat prompts, variables, parameters in "config", labels',
  drops: 'placeholders of messages, references to other prompts, tags, the model and other contents of "config"',
  recognises: ({ data }) => isPrompt(promptsOf(data)[0]),
  async read({ path, text }) {
    const losses = createLossList()
    const nameOf = uniqueNames()
    const found = promptsOf(readData(text, { file: path })).filter(isPrompt)
    if (found.length === 0) {
      const mend = 'it has a "name" and a "prompt" that is a text or a list of messages'
      throw new AssayError('bad-input', { what: 'There is no Langfuse prompt', where: path, mend })
    }
    const prompts = found.map((prompt): ImportedPrompt => {
      const name = nameOf(textOf(prompt['name']) ?? baseNameOf(path))
      const labels = Array.isArray(prompt['labels']) ? prompt['labels'] : []
      return {
        name,
        content: readPrompt(prompt, name, losses),
        // `latest` is where the branch ends.
        labels: labels.filter(
          (label): label is string => typeof label === 'string' && label !== '' && label !== 'latest',
        ),
      }
    })
    return { prompts, datasets: [], experiments: [], losses: losses.all() }
  },
}

function promptsOf(data: unknown): unknown[] {
  if (Array.isArray(data)) return data
  if (isRecord(data) && Array.isArray(data['data'])) return data['data']
  return [data]
}

function isPrompt(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value) || value['messages'] !== undefined) return false
  const { prompt, type } = value
  const isText = typeof prompt === 'string' && (type === 'text' || type === undefined)
  const isChat = Array.isArray(prompt) && (type === 'chat' || type === undefined)
  return (isText || isChat) && (typeof value['name'] === 'string' || type !== undefined)
}

function readPrompt(prompt: Record<string, unknown>, name: string, losses: LossList) {
  const toTemplate = plainTemplate(losses)
  const body = prompt['prompt']
  if (Array.isArray(prompt['tags']) && prompt['tags'].length > 0) losses.add('tags', name, 'prompts have labels only')
  const config = isRecord(prompt['config']) ? prompt['config'] : {}
  const { model, ...parameters } = config
  if (typeof model === 'string')
    losses.add(`the model "${model}"`, name, 'a prompt names none: choose it where you run it')
  const settings = readSettings(parameters, `${name}, config`, losses)
  if (/@@@langfusePrompt:/u.test(JSON.stringify(body)))
    losses.add('a reference to another prompt', name, 'it stays as text: paste the other prompt in its place')
  if (typeof body === 'string') {
    return assemblePrompt({ messages: [{ role: 'user', content: toTemplate(body, name) }], settings }, name)
  }
  const listed = Array.isArray(body) ? body : []
  const said = listed.filter((message: unknown) => {
    if (!isRecord(message) || message['type'] !== 'placeholder') return true
    losses.add(`the placeholder "${textOf(message['name']) ?? ''}"`, name, 'a prompt has a fixed number of messages')
    return false
  })
  return assemblePrompt(
    { messages: readMessages(said, { where: `${name}, message`, losses, toTemplate }), settings },
    name,
  )
}
