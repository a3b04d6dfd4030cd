import { availableParallelism } from 'node:os'
import type { Llama } from 'node-llama-cpp'
import { AssayError } from '../core/errors.ts'
import type { GpuChoice, RuntimeOptions } from '../core/runtime-protocol.ts'
import type { LlamaLibrary } from './llama-library.ts'
import { createLogTail, type LogTail } from './log-tail.ts'
import { isSoftwareDevice } from './software-device.ts'

/** llama.cpp, initialised, and where it computes. */
export interface OpenedLlama {
  llama: Llama
  /** The names of the devices; empty on the CPU. */
  devices: readonly string[]
  /** Why it is not the GPU that was looked for; undefined when there is nothing to say. */
  note: string | undefined
  threads: number
  /** Of node-llama-cpp. */
  version: string
  /** The latest complaints of llama.cpp. */
  log: LogTail
}

/** Starts llama.cpp on the device that was asked for. Throws `bad-input` when that device is not there. */
export async function openLlama(library: LlamaLibrary, options: RuntimeOptions): Promise<OpenedLlama> {
  const log = createLogTail()
  const start = (gpu: GpuChoice) =>
    library.getLlama({
      gpu,
      build: 'never',
      progressLogs: false,
      logLevel: library.LlamaLogLevel.warn,
      logger: (_, message) => log.add(message),
    })

  let llama = await start(options.gpu).catch((error: unknown) => {
    throw options.gpu === 'auto' || options.gpu === false
      ? error
      : notThere(options.gpu, 'its driver cannot be loaded', error)
  })
  let devices = llama.gpu === false ? [] : await llama.getGpuDeviceNames()
  let note: string | undefined
  if (llama.gpu !== false) {
    if (devices.length === 0 && options.gpu !== 'auto') {
      await llama.dispose()
      throw notThere(options.gpu, 'it has no device')
    }
    if (options.gpu === 'auto' && devices.every(isSoftwareDevice)) {
      note = `${llama.gpu} has ${devices.length === 0 ? 'no device' : `only a software device, ${devices.join(', ')}`}`
      await llama.dispose()
      llama = await start(false)
      devices = []
    }
  }

  const threads = options.threads ?? Math.max(1, Math.min(llama.cpuMathCores, availableParallelism()) - 1)
  // Several models that work at the same time share the threads, instead of each taking all: more threads than cores
  // wait for each other most of the time.
  llama.maxThreads = threads
  return { llama, devices, note, threads, version: await library.getModuleVersion(), log }
}

function notThere(gpu: GpuChoice, reason: string, cause?: unknown): AssayError {
  return new AssayError(
    'bad-input',
    { what: `Models cannot be run on ${String(gpu)} (${reason})`, mend: 'choose auto, or the CPU' },
    { cause },
  )
}
