import type { LlamaContext, LlamaContextSequence } from 'node-llama-cpp'
import type { Fingerprint } from '../core/backend.ts'
import { createBatchTogether, type BatchTogether } from './batch-together.ts'
import { quantisationOf } from './inspect-model.ts'
import type { LlamaLibrary } from './llama-library.ts'
import type { ModelText } from './load-model.ts'
import type { OpenedLlama } from './open-llama.ts'
import { createSequencePool, type SequencePool } from './sequence-pool.ts'

/** Where a model's answers are made: a context of llama.cpp, and whose turn it is in it. */
export interface AnswerContext {
  context: LlamaContext
  sequences: SequencePool<LlamaContextSequence>
  together: BatchTogether
  /** Prompts are evaluated in chunks of so many tokens, at fixed places. */
  chunkTokens: number
  sequenceCount: number
  /** Whether what was evaluated for one answer may be used by the next. */
  keepsPrefixes: boolean
  fingerprint: Fingerprint
}

export interface AnswerContextOptions {
  /** Answers at a time; fewer, when memory does not hold them all. */
  sequences: number
  keepsPrefixes: boolean
  /** Of one sequence; by default what an answer may use. */
  contextTokens?: number
  /** Makes llama.cpp measure its own time. */
  isMeasured?: boolean
}

/** Larger chunks keep a GPU busy; smaller ones let a CPU be interrupted and waste less where a prefix is reused. */
const chunkTokensOn = { cpu: 64, gpu: 256 }

/** A batch is never larger than this, in tokens. */
const mostBatchTokens = 2_048

/** Makes a context on a model's weights. Throws InsufficientMemoryError when not even one sequence fits. */
export async function createAnswerContext(
  library: LlamaLibrary,
  opened: OpenedLlama,
  text: ModelText,
  options: AnswerContextOptions,
): Promise<AnswerContext> {
  const { threads, llama } = opened
  const chunkTokens = llama.gpu === false ? chunkTokensOn.cpu : chunkTokensOn.gpu
  const together = createBatchTogether()
  const context = await createFittingContext(library, options.sequences, (sequences) =>
    text.model.createContext({
      sequences,
      contextSize: options.contextTokens ?? text.contextTokens,
      batchSize: Math.min(chunkTokens * sequences, mostBatchTokens),
      // Elsewhere another model may take some of the threads; where answers have to be the same, none.
      threads: options.keepsPrefixes ? threads : { ideal: threads, min: threads },
      batching: { itemPrioritizationStrategy: together.strategy },
      failedCreationRemedy: false,
      performanceTracking: options.isMeasured ?? false,
    }),
  )
  const sequences = Array.from({ length: context.totalSequences }, () => context.getSequence())
  return {
    context,
    together,
    chunkTokens,
    sequences: createSequencePool(sequences, chunkTokens),
    sequenceCount: sequences.length,
    keepsPrefixes: options.keepsPrefixes,
    fingerprint: toFingerprint(library, opened, context, text, { chunkTokens, ...options }),
  }
}

async function createFittingContext(
  library: LlamaLibrary,
  sequences: number,
  create: (sequences: number) => Promise<LlamaContext>,
): Promise<LlamaContext> {
  try {
    return await create(sequences)
  } catch (error) {
    if (sequences === 1 || !(error instanceof library.InsufficientMemoryError)) throw error
    return createFittingContext(library, Math.floor(sequences / 2), create)
  }
}

function toFingerprint(
  library: LlamaLibrary,
  { llama, devices, note, threads, version }: OpenedLlama,
  context: LlamaContext,
  { model, template, contextTokens }: ModelText,
  { chunkTokens, keepsPrefixes }: { chunkTokens: number; keepsPrefixes: boolean },
): Fingerprint {
  const { general } = model.fileInfo.metadata
  return {
    runtime: `node-llama-cpp ${version}`,
    llamaCpp: `${llama.llamaCppRelease.release} ${llama.buildType}`,
    platform: `${process.platform} ${process.arch}`,
    gpu: llama.gpu === false ? 'cpu' : llama.gpu,
    devices: devices.join(', '),
    deviceNote: note ?? null,
    gpuLayers: model.gpuLayers,
    threads,
    contextTokens,
    sequences: context.totalSequences,
    batchTokens: context.batchSize,
    chunkTokens,
    flashAttention: String(context.flashAttention),
    cacheTypes: `${library.GgmlType[context.kvCacheKeyType] ?? '?'} ${library.GgmlType[context.kvCacheValueType] ?? '?'}`,
    prefixReuse: keepsPrefixes ? 'whole chunks' : 'none',
    template: template.source,
    architecture: general.architecture,
    quantisation: quantisationOf(library, general.file_type),
  }
}
