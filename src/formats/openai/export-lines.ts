import type { Message } from '../../core/backend.ts'
import type { Settings } from '../../core/settings.ts'
import type { Exported } from '../exchange/export-format.ts'
import { createLossList } from '../exchange/loss.ts'
import { chatBody } from './chat-body.ts'

/** OpenAI's limit of one batch file (https://developers.openai.com/api/docs/guides/batch). */
export const mostBatchLines = 50_000

/** Files of JSON Lines that a whole dataset or run makes. */
export const lineFormats = [
  {
    id: 'openai-batch',
    title: 'OpenAI Batch',
    holds: 'a request for every row, or for every cell of a run',
    drops: 'settings that the API lacks; at most 50,000 lines',
  },
  {
    id: 'sft',
    title: 'Fine-tuning (SFT)',
    holds: 'the messages and outputs of a run whose first metric passes',
    drops: 'failed, unscored and duplicate cells',
  },
  {
    id: 'dpo',
    title: 'Fine-tuning (DPO)',
    holds: 'pairs of outputs where the first two variants differ in the first metric',
    drops: 'ties; where variants have other messages, those of the better one count',
  },
] as const

export interface BatchLine {
  customId: string
  messages: readonly Message[]
  settings: Settings
  model: string
}

/** Requests for OpenAI's Batch API. */
export function writeBatchLines(lines: readonly BatchLine[]): Exported {
  const losses = createLossList()
  const written = lines.map(({ customId, ...request }) =>
    JSON.stringify({
      custom_id: customId,
      method: 'POST',
      url: '/v1/chat/completions',
      body: chatBody({ ...request, isOpenAi: true }, losses),
    }),
  )
  return { text: toLines(written), losses: losses.all() }
}

/** Examples for supervised fine-tuning: messages with the answer at their end. Equal lines are written once. */
export function writeSftLines(examples: readonly { messages: readonly Message[]; output: string }[]): Exported {
  const written = examples.map(({ messages, output }) =>
    JSON.stringify({ messages: [...messages.map(plain), { role: 'assistant', content: output }] }),
  )
  return { text: toLines([...new Set(written)]), losses: [] }
}

export interface PreferencePair {
  messages: readonly Message[]
  preferred: string
  rejected: string
}

/** Pairs for direct preference optimisation, as OpenAI takes them. Equal lines are written once. */
export function writeDpoLines(pairs: readonly PreferencePair[]): Exported {
  const written = pairs.map(({ messages, preferred, rejected }) =>
    JSON.stringify({
      input: { messages: messages.map(plain), tools: [], parallel_tool_calls: true },
      preferred_output: [{ role: 'assistant', content: preferred }],
      non_preferred_output: [{ role: 'assistant', content: rejected }],
    }),
  )
  return { text: toLines([...new Set(written)]), losses: [] }
}

function plain({ role, content }: Message) {
  return { role, content }
}

function toLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
