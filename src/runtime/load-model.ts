import { basename } from 'node:path'
import type { LlamaModel } from 'node-llama-cpp'
import { defaultContextTokens, type RuntimeModel, type RuntimeOptions } from '../core/runtime-protocol.ts'
import { createAnswerContext, type AnswerContext, type AnswerContextOptions } from './answer-context.ts'
import { createChatTemplate, type ChatTemplate } from './chat-template.ts'
import { createConstraints, type CreateConstraint } from './constraint.ts'
import { readHeader } from './inspect-model.ts'
import type { LlamaLibrary } from './llama-library.ts'
import { createModelVocabulary } from './model-vocabulary.ts'
import type { OpenedLlama } from './open-llama.ts'
import type { Vocabulary } from './prompt-tokens.ts'
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
  /** Where answers are made, several at a time. */
  together: AnswerContext
  /** Where answers are made one at a time and always in the same way; made when it is first asked for. */
  alone(): Promise<AnswerContext>
  /** A further context on the same weights, which is the caller's to dispose of. */
  createContext(options: AnswerContextOptions): Promise<AnswerContext>
  createConstraint: CreateConstraint
}

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
      const createContext = (contextOptions: AnswerContextOptions) =>
        loading(file, opened, () => createAnswerContext(library, opened, text, contextOptions))
      let alone: Promise<AnswerContext> | undefined
      return {
        ...text,
        together: await createContext({ sequences: options.sequences, keepsPrefixes: true }),
        alone() {
          alone ??= createContext({ sequences: 1, keepsPrefixes: false })
          // What failed for lack of memory may succeed later.
          alone.catch(() => (alone = undefined))
          return alone
        },
        createContext,
        createConstraint: createConstraints(library, opened.llama, model),
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
