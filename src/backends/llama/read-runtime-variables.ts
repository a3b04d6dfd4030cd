import { AssayError } from '../../core/errors.ts'
import { gpuChoiceSchema, type GpuChoice } from '../../core/runtime-protocol.ts'

/** What the environment says about the local runtime; what it does not say is left out. */
export interface RuntimeVariables {
  gpu?: GpuChoice
  threads?: number
  sequences?: number
}

/**
 * Reads `ASSAY_GPU` (auto, cuda, vulkan, metal, or cpu), `ASSAY_THREADS` and `ASSAY_SEQUENCES`. Throws `bad-input` for a
 * value that means nothing.
 */
export function readRuntimeVariables(environment: NodeJS.ProcessEnv): RuntimeVariables {
  const gpu = readGpu(environment.ASSAY_GPU)
  const threads = readCount('ASSAY_THREADS', environment.ASSAY_THREADS, 512)
  const sequences = readCount('ASSAY_SEQUENCES', environment.ASSAY_SEQUENCES, 64)
  return {
    ...(gpu === undefined ? {} : { gpu }),
    ...(threads === undefined ? {} : { threads }),
    ...(sequences === undefined ? {} : { sequences }),
  }
}

function readGpu(value: string | undefined): GpuChoice | undefined {
  if (value === undefined || value === '') return undefined
  if (/^(cpu|false|none|off)$/i.test(value)) return false
  const { data, success } = gpuChoiceSchema.safeParse(value.toLowerCase())
  if (!success) throw wrong('ASSAY_GPU', value, 'auto, cuda, vulkan, metal or cpu')
  return data
}

function readCount(name: string, value: string | undefined, most: number): number | undefined {
  if (value === undefined || value === '') return undefined
  const count = Number(value)
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw wrong(name, value, `a whole number from 1 to ${most}`)
  return count
}

function wrong(name: string, value: string, choices: string): AssayError {
  return new AssayError('bad-input', { what: `"${value}" is no value for ${name}`, mend: `set it to ${choices}` })
}
