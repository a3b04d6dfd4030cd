import type { RuntimeEmbeddings } from '../core/runtime-protocol.ts'
import { AssayError } from '../core/errors.ts'
import type { LoadedModel } from './load-model.ts'

/** Vectors of length 1 for texts, one after another. Throws `context-overflow` for a text that is too long. */
export async function embedTexts(
  { model, contextTokens, together }: Pick<LoadedModel, 'model' | 'contextTokens' | 'together'>,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<RuntimeEmbeddings> {
  const context = await model.createEmbeddingContext({ contextSize: contextTokens })
  try {
    const vectors: number[][] = []
    let promptTokens = 0
    for (const text of texts) {
      if (signal.aborted) throw new AssayError('cancelled', { what: 'The request' })
      const length = context.calculateInputLength(text)
      if (length > contextTokens) throw new AssayError('context-overflow', { promptTokens: length, contextTokens })
      promptTokens += length
      vectors.push(toUnit((await context.getEmbeddingFor(text)).vector))
    }
    return { vectors, usage: { promptTokens, completionTokens: 0 }, fingerprint: together.fingerprint }
  } finally {
    await context.dispose()
  }
}

function toUnit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector)
  return length === 0 ? [...vector] : vector.map((value) => value / length)
}
