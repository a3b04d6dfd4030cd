import type * as library from 'node-llama-cpp'

/** node-llama-cpp, which is loaded when a model is first wanted, so that the process listens at once. */
export type LlamaLibrary = typeof library

export function importLlamaLibrary(): Promise<LlamaLibrary> {
  return import('node-llama-cpp')
}
