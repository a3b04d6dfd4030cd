import { fileURLToPath } from 'node:url'
import { describeBackend } from '../testing/conformance.ts'
import { createLlamaBackend } from './index.ts'

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

describeBackend('llama', async () => ({
  backend: createLlamaBackend({
    runtimeEntry: at('src/runtime/runtime-process.ts'),
    modelFolders: [at('resources/models')],
    gpu: false,
    threads: 1,
  }),
  model: { name: 'starter' },
  unknownModel: { name: '/nowhere/model.gguf' },
  messages: [{ role: 'user', content: 'What is 47 + 38? Think step by step.' }],
}))
