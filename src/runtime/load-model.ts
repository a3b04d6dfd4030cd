import { basename } from 'node:path'
import type { LlamaContext, LlamaContextSequence, LlamaModel } from 'node-llama-cpp'
import type { Fingerprint } from '../core/backend.ts'
import { defaultContextTokens, type RuntimeModel, type RuntimeOptions } from '../core/runtime-protocol.ts'
import { createBatchTogether, type BatchTogether } from './batch-together.ts'
import { createChatTemplate, type ChatTemplate } from './chat-template.ts'
import { quantisationOf, readHeader } from './inspect-model.ts'
import type { LlamaLibrary } from './llama-library.ts'
import { createModelVocabulary } from './model-vocabulary.ts'
import type { OpenedLlama } from './open-llama.ts'
import type { Vocabulary } from './prompt-tokens.ts'
import { createSequencePool, type SequencePool } from './sequence-pool.ts'
import { toLoadError } from './to-load-error.ts'

/** The part of a model that turns messages into tokens, which is small and quick to load. */
export interface ModelText {
  model: LlamaModel
  vocabulary: Vocabulary
  template: ChatTemplate
  /** What one answer may use, prompt included. */
  contextTokens: number
  dispose(): Promise<void>
}

/** A model that is ready to answer. */
export interface LoadedModel extends ModelText {
  sequences: SequencePool<LlamaContextSequence>
  together: BatchTogether
  /** Prompts are evaluated in chunks of so many tokens, at fixed places. */
  chunkTokens: number
  sequenceCount: number
  fingerprint: Fingerprint
}

/** Larger chunks keep a GPU busy; smaller ones let a CPU be interrupted and waste less where a prefix is reused. */
const chunkTokensOn = { cpu: 64, gpu: 256 }

/** Loads what is needed to count tokens, without the weights. */
export async function loadModelText(
  library: LlamaLibrary,
  opened: OpenedLlama,
  file: RuntimeModel,
): Promise<ModelText> {
  return loading(file, opened, async () => {
    await readHeader(library, file.path)
    return toModelText(await opened.llama.loadModel({ modelPath: file.path, vocabOnly: true }), file)
  })
}

/**
 * Loads a model with a context for several answers at a time; with fewer, when memory does not hold them all. Throws
 * `not-a-gguf`, `template-broken` or `model-load-failed`.
 */
export async function loadModel(
  library: LlamaLibrary,
  opened: OpenedLlama,
  file: RuntimeModel,
  options: RuntimeOptions,
): Promise<LoadedModel> {
  return loading(file, opened, async () => {
    await readHeader(library, file.path)
    const isGpu = opened.llama.gpu !== false
    const { contextTokens: askedTokens = defaultContextTokens } = file
    const model = await opened.llama.loadModel({
      modelPath: file.path,
      gpuLayers: isGpu ? { fitContext: { contextSize: askedTokens } } : 0,
    })
    try {
      const text = toModelText(model, file)
      const chunkTokens = isGpu ? chunkTokensOn.gpu : chunkTokensOn.cpu
      const together = createBatchTogether()
      const context = await createFittingContext(library, options.sequences, (sequences) =>
        model.createContext({
          sequences,
          contextSize: text.contextTokens,
          batchSize: Math.min(chunkTokens * sequences, 2_048),
          threads: opened.threads,
          batching: { itemPrioritizationStrategy: together.strategy },
          failedCreationRemedy: false,
        }),
      )
      const sequences = Array.from({ length: context.totalSequences }, () => context.getSequence())
      return {
        ...text,
        together,
        chunkTokens,
        sequences: createSequencePool(sequences, chunkTokens),
        sequenceCount: sequences.length,
        fingerprint: toFingerprint(library, opened, context, text, chunkTokens),
      }
    } catch (error) {
      await model.dispose()
      throw error
    }
  })
}

async function loading<Loaded>(file: RuntimeModel, opened: OpenedLlama, load: () => Promise<Loaded>): Promise<Loaded> {
  try {
    return await load()
  } catch (error) {
    throw toLoadError(file.path, error, await opened.log.take())
  }
}

function toModelText(model: LlamaModel, file: RuntimeModel): ModelText {
  const vocabulary = createModelVocabulary(model)
  const { bosString, eosString } = model.tokens
  const template = createChatTemplate({
    source: model.fileInfo.metadata.tokenizer?.chat_template,
    modelName: basename(file.path),
    bosToken: bosString ?? '',
    eosToken: eosString ?? '',
    hasChatMl: vocabulary.tokenize('<|im_start|>', true).length === 1,
  })
  const trainContextTokens = model.fileInfo.architectureMetadata.context_length ?? Infinity
  const contextTokens = Math.min(file.contextTokens ?? defaultContextTokens, trainContextTokens)
  return { model, vocabulary, template, contextTokens, dispose: () => model.dispose() }
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
  chunkTokens: number,
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
    prefixReuse: 'whole chunks',
    template: template.source,
    architecture: general.architecture,
    quantisation: quantisationOf(library, general.file_type),
  }
}
