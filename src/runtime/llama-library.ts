/** node-llama-cpp, which is loaded when a model is first wanted, so that the process listens at once. */
export type LlamaLibrary = typeof import('node-llama-cpp')

export function importLlamaLibrary(): Promise<LlamaLibrary> {
  return import('node-llama-cpp')
}
