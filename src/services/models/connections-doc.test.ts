import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createAnthropicBackend } from '../../backends/anthropic/index.ts'
import { createAzureBackend } from '../../backends/azure/index.ts'
import { createGeminiBackend } from '../../backends/gemini/index.ts'
import { createLlamaBackend } from '../../backends/llama/index.ts'
import { createOpenAiBackend } from '../../backends/openai/index.ts'
import type { Backend } from '../../core/backend.ts'
import { connectionPresets } from '../../core/models/connection-presets.ts'
import { settingsSchema, type Settings } from '../../core/settings.ts'
import { runtimeEntry } from '../entries.ts'

const doc = readFileSync(new URL('../../../docs/connections.md', import.meta.url), 'utf8')
const hosted = (baseUrl: string) => ({
  connectionId: 'x',
  name: 'X',
  baseUrl,
  readKey: async () => ({ keyName: 'K' }),
  apiVersion: '2024-10-21',
})
const anthropic = createAnthropicBackend(hosted('https://api.anthropic.com'))

const columns: Record<string, [Backend, string]> = {
  'local': [createLlamaBackend({ runtimeEntry }), '/model.gguf'],
  'openai': [createOpenAiBackend(hosted('http://127.0.0.1:8080/v1')), 'm'],
  'api.openai.com': [createOpenAiBackend(hosted('https://api.openai.com/v1')), 'm'],
  'azure': [createAzureBackend(hosted('https://x.openai.azure.com')), 'm'],
  'anthropic up to 4.6': [anthropic, 'claude-opus-4-6'],
  'anthropic from 4.7': [anthropic, 'claude-opus-4-7'],
  'gemini': [createGeminiBackend(hosted('https://generativelanguage.googleapis.com')), 'gemini-3.5-flash'],
}

test('docs/connections.md says of every setting which backends have it', () => {
  const names = Object.keys(settingsSchema.shape) as (keyof Settings)[]
  const unsupported = Object.values(columns).map(([backend, name]) => backend.unsupportedSettings({ name }))
  const rows = names.map((name) => [`\`${name}\``, ...unsupported.map((list) => (list.includes(name) ? 'no' : 'yes'))])
  const table = [['setting', ...Object.keys(columns)], ['setting', ...Object.keys(columns)].map(() => '---'), ...rows]
  expect(doc).toContain(table.map((cells) => `| ${cells.join(' | ')} |`).join('\n'))
})

test('docs/connections.md names every preset', () => {
  for (const { title } of connectionPresets) {
    expect(doc).toContain(title.replace('Hugging Face router', 'Hugging Face').replace(' on this computer', ''))
  }
})
