import { AssayError } from '../../core/errors.ts'
import { columnsOf } from '../exchange/columns-of.ts'
import type { ImportFormat } from '../exchange/import-format.ts'
import type { Imported } from '../exchange/imported.ts'
import { isRecord } from '../exchange/is-record.ts'
import { createLossList } from '../exchange/loss.ts'
import { readLines } from '../exchange/read-lines.ts'
import { readMessages } from '../exchange/read-messages.ts'
import { baseNameOf, uniqueNames } from '../exchange/unique-names.ts'
import { groupConversations, type Conversation } from './conversation-rows.ts'

/** Lines of chat messages: what OpenAI is fine-tuned with, and the requests of its Batch API. */
export const importTrainingLines: ImportFormat = {
  id: 'openai-lines',
  title: 'OpenAI fine-tuning or batch lines',
  files: '*.jsonl',
  carries: 'messages as a prompt and rows; an answer at the end of a line as the expected output',
  drops: 'parameters and models of requests, tools, preferred and rejected answers, weights',
  recognises: ({ firstLine, text }) =>
    firstLine !== undefined &&
    (Array.isArray(firstLine['messages']) ||
      (isRecord(firstLine['body']) && Array.isArray(firstLine['body']['messages']))) &&
    (text.trim().includes('\n') || firstLine['body'] !== undefined),
  async read({ path, text }) {
    const losses = createLossList()
    const conversations = readLines(text, path).flatMap(({ line, value }): Conversation<string | undefined>[] => {
      const where = `line ${line}`
      const body = isRecord(value['body']) ? value['body'] : value
      if (value['body'] !== undefined)
        losses.add('the model and the parameters', where, 'a prompt names none: choose them where you run it')
      const messages = readMessages(body['messages'], { where, losses, toTemplate: (content) => content })
      const last = messages.at(-1)
      const isAnswered = last?.role === 'assistant' && messages.length > 1
      const asked = isAnswered ? messages.slice(0, -1) : messages
      return asked.length === 0 ? [] : [{ messages: asked, rest: isAnswered ? last.content : undefined }]
    })
    const nameOf = uniqueNames()
    const imported: Imported = { prompts: [], datasets: [], experiments: [], losses: [] }
    for (const { messages, rows: found } of groupConversations(conversations)) {
      const name = nameOf(baseNameOf(path))
      const rows = found.map(({ variables, rest }) => ({
        variables,
        ...(rest === undefined ? {} : { expected: rest }),
      }))
      imported.prompts.push({ name, content: { messages }, labels: [] })
      imported.datasets.push({ name, columns: columnsOf(rows), rows })
    }
    if (imported.prompts.length === 0) throw new AssayError('bad-input', { what: 'There are no messages', where: path })
    return { ...imported, losses: losses.all() }
  },
}
