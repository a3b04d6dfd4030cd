import type { Backend, Generation, GenerateRequest } from '../../core/backend.ts'
import { AssayError, isAssayError, toAssayError } from '../../core/errors.ts'

const maxAttempts = 3

/**
 * Runs one request to its end, and starts again when its stream broke off in the middle or was not understood: a backend
 * that has handed on text cannot do that itself. What fails before the first text a backend tries again on its own, with a backoff.
 */
export async function generateAnswer(
  backend: Backend,
  request: GenerateRequest,
  signal: AbortSignal,
): Promise<Generation> {
  let retries = 0
  for (let attempt = 1; ; attempt += 1) {
    try {
      const generation = await collect(backend, request, signal)
      return { ...generation, retries: generation.retries + retries }
    } catch (error) {
      const isBroken =
        isAssayError(error, 'stream-cut') || isAssayError(error, 'stream-idle') || isAssayError(error, 'bad-reply')
      if (isBroken) retries += (error.data.retries ?? 0) + 1
      if (!isBroken || attempt === maxAttempts || signal.aborted) throw toAssayError(error)
    }
  }
}

async function collect(backend: Backend, request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
  for await (const event of backend.generate(request, signal)) {
    if (event.type === 'end') return event.generation
  }
  throw new AssayError('unexpected', { reason: `the backend ${backend.kind} ended without an answer` })
}
