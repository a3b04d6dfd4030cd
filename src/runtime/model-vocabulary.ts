import type { LlamaModel, Token } from 'node-llama-cpp'
import type { Marker, Vocabulary } from './prompt-tokens.ts'

/** The tokenizer of a loaded model, as making prompts needs it. What is learnt about a token is kept. */
export function createModelVocabulary(model: LlamaModel): Vocabulary {
  const markers = new Map<number, Marker | undefined>()

  function readMarker(token: Token): Marker | undefined {
    const attributes = model.getTokenAttributes(token)
    if (!attributes.control && !attributes.unknown) return undefined
    const text = model.detokenize([token], true)
    return { token, text, stripsLeft: attributes.lstrip, stripsRight: attributes.rstrip }
  }

  return {
    tokenize: (text, withMarkers) => model.tokenize(text, withMarkers),
    markerOf(token) {
      if (!markers.has(token)) markers.set(token, readMarker(token as Token))
      return markers.get(token)
    },
    isAlwaysRead: (token) => model.getTokenAttributes(token as Token).userDefined,
    textOf: (token) => model.detokenize([token as Token], true),
    leadingToken: model.tokens.shouldPrependBosToken ? (model.tokens.bos ?? undefined) : undefined,
  }
}
