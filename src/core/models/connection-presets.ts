import type { ConnectionKind } from './connection-kind.ts'

/** A server that is known, so that nobody need look up its address. */
export interface ConnectionPreset {
  id: string
  title: string
  kind: Exclude<ConnectionKind, 'local'>
  /** Null where everybody has an address of their own. */
  baseUrl: string | null
  /** The environment variable that its documentation puts the key into; null where there is none. */
  keyVariable: string | null
  needsKey: boolean
  /** Where address and variable were read (2026-11). */
  source: string
}

/** Hosted services first, then programs that run on one's own machine with the port that each has by default. */
export const connectionPresets: readonly ConnectionPreset[] = [
  {
    id: 'openai',
    title: 'OpenAI',
    kind: 'openai',
    baseUrl: 'https://api.openai.com/v1',
    keyVariable: 'OPENAI_API_KEY',
    needsKey: true,
    source: 'https://developers.openai.com/api/docs',
  },
  {
    id: 'anthropic',
    title: 'Anthropic',
    kind: 'anthropic',
    baseUrl: 'https://api.anthropic.com',
    keyVariable: 'ANTHROPIC_API_KEY',
    needsKey: true,
    source: 'https://platform.claude.com/docs/en/api/overview',
  },
  {
    id: 'gemini',
    title: 'Google Gemini',
    kind: 'gemini',
    baseUrl: 'https://generativelanguage.googleapis.com',
    keyVariable: 'GEMINI_API_KEY',
    needsKey: true,
    source: 'https://ai.google.dev/gemini-api/docs/api-key',
  },
  {
    id: 'azure',
    title: 'Azure OpenAI',
    kind: 'azure',
    baseUrl: null,
    keyVariable: 'AZURE_OPENAI_API_KEY',
    needsKey: true,
    source: 'https://learn.microsoft.com/azure/ai-services/openai/reference',
  },
  {
    id: 'openrouter',
    title: 'OpenRouter',
    kind: 'openai',
    baseUrl: 'https://openrouter.ai/api/v1',
    keyVariable: 'OPENROUTER_API_KEY',
    needsKey: true,
    source: 'https://openrouter.ai/docs/quickstart',
  },
  {
    id: 'groq',
    title: 'Groq',
    kind: 'openai',
    baseUrl: 'https://api.groq.com/openai/v1',
    keyVariable: 'GROQ_API_KEY',
    needsKey: true,
    source: 'https://console.groq.com/docs/openai',
  },
  {
    id: 'mistral',
    title: 'Mistral',
    kind: 'openai',
    baseUrl: 'https://api.mistral.ai/v1',
    keyVariable: 'MISTRAL_API_KEY',
    needsKey: true,
    source: 'https://docs.mistral.ai/api',
  },
  {
    id: 'deepseek',
    title: 'DeepSeek',
    kind: 'openai',
    baseUrl: 'https://api.deepseek.com/v1',
    keyVariable: 'DEEPSEEK_API_KEY',
    needsKey: true,
    source: 'https://api-docs.deepseek.com',
  },
  {
    id: 'together',
    title: 'Together AI',
    kind: 'openai',
    baseUrl: 'https://api.together.ai/v1',
    keyVariable: 'TOGETHER_API_KEY',
    needsKey: true,
    source: 'https://docs.together.ai/docs/inference/openai-compatibility',
  },
  {
    id: 'huggingface',
    title: 'Hugging Face router',
    kind: 'openai',
    baseUrl: 'https://router.huggingface.co/v1',
    keyVariable: 'HF_TOKEN',
    needsKey: true,
    source: 'https://huggingface.co/docs/inference-providers/index',
  },
  {
    id: 'ollama',
    title: 'Ollama on this computer',
    kind: 'openai',
    baseUrl: 'http://127.0.0.1:11434/v1',
    keyVariable: null,
    needsKey: false,
    source: 'https://docs.ollama.com/api/openai-compatibility',
  },
  {
    id: 'lm-studio',
    title: 'LM Studio on this computer',
    kind: 'openai',
    baseUrl: 'http://127.0.0.1:1234/v1',
    keyVariable: null,
    needsKey: false,
    source: 'https://lmstudio.ai/docs/developer/openai-compat',
  },
  {
    id: 'llama-server',
    title: 'llama-server on this computer',
    kind: 'openai',
    baseUrl: 'http://127.0.0.1:8080/v1',
    keyVariable: null,
    needsKey: false,
    source: 'https://github.com/ggml-org/llama.cpp/tree/master/tools/server',
  },
  {
    id: 'vllm',
    title: 'vLLM on this computer',
    kind: 'openai',
    baseUrl: 'http://127.0.0.1:8000/v1',
    keyVariable: null,
    needsKey: false,
    source: 'https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html',
  },
]

/** The preset of that id, or undefined. */
export function findConnectionPreset(id: string): ConnectionPreset | undefined {
  return connectionPresets.find((preset) => preset.id === id)
}
