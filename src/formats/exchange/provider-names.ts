import type { ModelReference } from './imported.ts'

/** The connection presets that other tools' words for a service stand for. */
const presets: ReadonlyMap<string, string> = new Map([
  ['openai', 'openai'],
  ['azure', 'azure'],
  ['azureopenai', 'azure'],
  ['azure_openai', 'azure'],
  ['anthropic', 'anthropic'],
  ['google', 'gemini'],
  ['googleai', 'gemini'],
  ['gemini', 'gemini'],
  ['palm', 'gemini'],
  ['openrouter', 'openrouter'],
  ['groq', 'groq'],
  ['mistral', 'mistral'],
  ['deepseek', 'deepseek'],
  ['together', 'together'],
  ['togetherai', 'together'],
  ['huggingface', 'huggingface'],
  ['ollama', 'ollama'],
  ['lmstudio', 'lm-studio'],
  ['llama', 'llama-server'],
  ['llama.cpp', 'llama-server'],
  ['vllm', 'vllm'],
])

/** The connection preset that a tool's word for a service means; null when none is known. */
export function presetOf(word: unknown): string | null {
  return typeof word === 'string' ? (presets.get(word.toLowerCase()) ?? null) : null
}

/** A model whose file names the service apart from the model. */
export function modelReference(name: string, service: unknown): ModelReference {
  const provider = presetOf(service)
  return { provider, name, written: typeof service === 'string' && service !== '' ? `${service}/${name}` : name }
}
