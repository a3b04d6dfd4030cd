import { fileURLToPath } from 'node:url'
import type { Generation, Message } from '../../../core/backend.ts'
import type { Settings } from '../../../core/settings.ts'
import { collectEvents, endOf } from '../../testing/conformance.ts'
import { createLlamaBackend, type LlamaBackend, type LlamaBackendOptions } from '../index.ts'

const at = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))

export const runtimeEntry = at('src/runtime/runtime-process.ts')
export const modelFolder = at('resources/models')
export const starterPath = at('resources/models/starter.gguf')
export const starter = { name: 'starter' }

/** The real runtime with the starter model on one thread: more would wait for each other on a busy machine. */
export function createStarterBackend(options: Partial<LlamaBackendOptions> = {}): LlamaBackend {
  return createLlamaBackend({ runtimeEntry, modelFolders: [modelFolder], gpu: false, threads: 1, ...options })
}

/** One user message's answer by the starter model, greedily unless `settings` say otherwise. */
export async function ask(
  backend: LlamaBackend,
  content: string | readonly Message[],
  settings: Settings = {},
  signal?: AbortSignal,
): Promise<Generation> {
  const messages = typeof content === 'string' ? [{ role: 'user' as const, content }] : content
  const request = { model: starter, messages, settings: { temperature: 0, seed: 1, ...settings } }
  return endOf(await collectEvents(backend, request, signal))
}

/** A task that the starter model does well; `review` is the text to classify. */
export function sentimentPrompt(review: string): string {
  return `Classify the text as positive, negative or neutral. Answer with one word.\n\n"""${review}"""\n\nSentiment:`
}
