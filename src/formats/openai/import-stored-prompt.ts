import { AssayError } from '../../core/errors.ts'
import type { MessageTemplate } from '../../core/prompts/prompt-content.ts'
import type { VariableDeclarations } from '../../core/prompts/variable-declaration.ts'
import { assemblePrompt } from '../exchange/assemble-prompt.ts'
import { columnsOf } from '../exchange/columns-of.ts'
import type { ImportFormat } from '../exchange/import-format.ts'
import type { ImportedDataset } from '../exchange/imported.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import { createLossList, type LossList } from '../exchange/loss.ts'
import { plainTemplate } from '../exchange/plain-template.ts'
import { toVariableName } from '../exchange/plain-variables.ts'
import { readJson } from '../exchange/read-data.ts'
import { readMessages } from '../exchange/read-messages.ts'
import { readSettings } from '../exchange/read-settings.ts'
import { toJsonValue } from '../exchange/to-json-value.ts'
import { baseNameOf, uniqueNames } from '../exchange/unique-names.ts'

const messageFields = ['messages', 'input', 'template'] as const

/** What is no parameter of the model. */
const otherFields: ReadonlySet<string> = new Set(
  [
    'messages input template id object name version created_at updated_at is_default default_version status usage',
    'output prompt variables instructions model metadata error incomplete_details store',
    'background completed_at user service_tier previous_response_id truncation include',
  ].flatMap((names) => names.split(' ')),
)

/** A prompt of OpenAI's dashboard, or the body of a response, with `{{variables}}` in its texts. */
export const importStoredPrompt: ImportFormat = {
  id: 'openai-prompt',
  title: 'OpenAI stored prompt',
  files: '*.json',
  carries: 'instructions and messages, {{variables}} with the values that were given, parameters, a JSON Schema',
  drops: 'tools, images and files, reasoning, the model; a bare reference "pmpt_..." holds no text',
  recognises: ({ data }) => promptsOf(data).some(isStored),
  async read({ path, text }) {
    const losses = createLossList()
    const nameOf = uniqueNames()
    const found = promptsOf(readJson(text, path)).filter((prompt) => isRecord(prompt))
    const datasets: ImportedDataset[] = []
    const prompts = found.map((prompt) => {
      const name = nameOf(textOf(prompt['name']) ?? textOf(prompt['id']) ?? baseNameOf(path))
      const messages = readStored(prompt, name, losses)
      const values = valuesOf(prompt)
      if (Object.keys(values).length > 0) {
        const rows = [{ variables: values }]
        datasets.push({ name, columns: columnsOf(rows), rows })
      }
      if (textOf(prompt['model']) !== undefined)
        losses.add(`the model "${textOf(prompt['model'])}"`, name, 'a prompt names none: choose it where you run it')
      const parameters = Object.fromEntries(Object.entries(prompt).filter(([key]) => !otherFields.has(key)))
      const settings = readSettings(parameters, name, losses)
      return { name, content: assemblePrompt({ messages, settings, variables: declaredIn(prompt) }, path), labels: [] }
    })
    if (prompts.length === 0) throw new AssayError('bad-input', { what: 'There is no prompt', where: path })
    return { prompts, datasets, experiments: [], losses: losses.all() }
  },
}

function promptsOf(data: unknown): unknown[] {
  if (Array.isArray(data)) return data
  if (isRecord(data) && Array.isArray(data['data'])) return data['data']
  return [data]
}

function isStored(value: unknown): boolean {
  if (!isRecord(value) || value['testing_criteria'] !== undefined || value['data_source'] !== undefined) return false
  const { id, object, prompt, instructions, input, messages } = value
  if (typeof id === 'string' && id.startsWith('pmpt_')) return true
  if (isRecord(prompt) && typeof prompt['id'] === 'string' && prompt['id'].startsWith('pmpt_')) return true
  if (object === 'response' || object === 'prompt') return true
  const isResponses = instructions !== undefined || Array.isArray(input) || typeof input === 'string'
  return isResponses && messages === undefined && value['ideal'] === undefined
}

function readStored(prompt: Record<string, unknown>, name: string, losses: LossList): MessageTemplate[] {
  const toTemplate = plainTemplate(losses)
  const readPart = (value: unknown, role: MessageTemplate['role'], where: string): MessageTemplate[] => {
    if (typeof value === 'string') return value === '' ? [] : [{ role, content: toTemplate(value, where) }]
    return value === undefined || value === null ? [] : readMessages(value, { where, losses, toTemplate })
  }
  const inner = isRecord(prompt['prompt']) ? prompt['prompt'] : {}
  const instructions = readPart(prompt['instructions'] ?? inner['instructions'], 'system', `${name}, instructions`)
  const field = messageFields.find((candidate) => prompt[candidate] !== undefined || inner[candidate] !== undefined)
  const listed = field === undefined ? [] : readPart(prompt[field] ?? inner[field], 'user', `${name}, ${field}`)
  const messages = [...instructions, ...listed]
  if (messages.length === 0) {
    const what = 'The file names a stored prompt and does not hold its text'
    const mend = 'copy its messages out of the dashboard before it closes, into {"messages": [{"role", "content"}]}'
    throw new AssayError('bad-input', { what, where: name, mend })
  }
  return messages
}

/** The values that a response gave the variables: a row to try the prompt with. */
function valuesOf(prompt: Record<string, unknown>) {
  const inner = isRecord(prompt['prompt']) ? prompt['prompt'] : {}
  const given = [prompt['variables'], inner['variables']].find(isRecord) ?? {}
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const plain = isRecord(value) ? value['text'] : value
      return plain === undefined || plain === null || isRecord(plain)
        ? []
        : [[toVariableName(name), toJsonValue(plain)]]
    }),
  )
}

/** A list of variables with their defaults, where a copy of the dashboard has one. */
function declaredIn(prompt: Record<string, unknown>): VariableDeclarations {
  const listed = Array.isArray(prompt['variables']) ? prompt['variables'].filter(isRecord) : []
  return Object.fromEntries(
    listed.flatMap((variable) => {
      const name = textOf(variable['name'])
      if (name === undefined) return []
      const standard = variable['default_value'] ?? variable['default']
      const description = textOf(variable['description'])?.slice(0, 1000)
      const declared = {
        type: 'text' as const,
        ...(standard === undefined || standard === null ? {} : { default: toJsonValue(standard) as string }),
        ...(description === undefined ? {} : { description }),
      }
      return [[toVariableName(name), declared]]
    }),
  )
}
