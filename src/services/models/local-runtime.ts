import type { Backend, GenerateEvent } from '../../core/backend.ts'
import type { ModelInspection, SpeedMeasurement, SpeedOptions } from '../../core/runtime-protocol.ts'
import type { ModelStore } from '../../storage/model-store.ts'
import type { ReplaceableBackend } from './replaceable-backend.ts'

/** A backend whose models are files of this computer. */
interface LocalBackend extends Backend {
  /** What is written in a model's file. Throws `file-missing`, `file-unreadable`, `not-a-gguf`. */
  inspectModel(path: string): Promise<ModelInspection>
  measureSpeed(path: string, options: SpeedOptions, signal?: AbortSignal): Promise<SpeedMeasurement>
  loadState(): { pid: number | undefined; models: readonly { path: string; state: 'loading' | 'loaded' }[] }
}

interface RuntimeState {
  state: 'idle' | 'loading' | 'ready' | 'crashed'
  /** Id of the model in memory that was loaded last; its path when it is in no list. */
  loadedModel: string | null
  /** cpu, cuda, vulkan, metal; null before the first answer. */
  device: string | null
  processId: number | null
}

/** What only the runtime on this computer can tell. */
export interface LocalRuntime {
  /** Reads a model file's own description. Throws `file-missing`, `file-unreadable`, `not-a-gguf`. */
  inspect(path: string): Promise<ModelInspection>
  /** Measures how fast a model reads and writes, while nothing else should be running. */
  measureSpeed(path: string, options: SpeedOptions, signal?: AbortSignal): Promise<SpeedMeasurement>
  state(): RuntimeState
}

export interface LocalRuntimeInput {
  backend: Pick<ReplaceableBackend<LocalBackend & KnowsDevice>, 'use' | 'peek'>
  models: Pick<ModelStore, 'list'>
}

export function createLocalRuntime({ backend, models }: LocalRuntimeInput): LocalRuntime {
  return {
    inspect: (path) => backend.use((local) => local.inspectModel(path)),
    measureSpeed: (path, options, signal) => backend.use((local) => local.measureSpeed(path, options, signal)),
    state() {
      const current = backend.peek()
      const { pid, models: held } = current?.loadState() ?? { pid: undefined, models: [] }
      const path = held.findLast(({ state }) => state === 'loaded')?.path
      const isLoading = held.some(({ state }) => state === 'loading')
      const known = path === undefined ? undefined : models.list().find((model) => model.path === path)
      return {
        state: isLoading ? 'loading' : path === undefined ? 'idle' : 'ready',
        loadedModel: known?.id ?? path ?? null,
        device: current?.device() ?? null,
        processId: pid ?? null,
      }
    },
  }
}

export interface KnowsDevice {
  /** What the last answer was computed on; null before the first. */
  device(): string | null
}

/** The same backend, which remembers what its last answer was computed on. */
export function withDevice<B extends Backend>(backend: B): B & KnowsDevice {
  let device: string | null = null
  async function* generate(...call: Parameters<Backend['generate']>): AsyncGenerator<GenerateEvent, void, void> {
    for await (const event of backend.generate(...call)) {
      if (event.type === 'end' && typeof event.generation.fingerprint.gpu === 'string')
        device = event.generation.fingerprint.gpu
      yield event
    }
  }
  return { ...backend, generate, device: () => device }
}
