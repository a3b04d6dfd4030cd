import type { Backend, Generation, GenerateRequest } from '../../core/backend.ts'
import { AssayError, toAssayError } from '../../core/errors.ts'

const maxAttempts = 3

/** Runs one request to its end, sending it again when the failure is one that passes (a stream cut short, say). */
export async function generateAnswer(backend: Backend, request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const generation = await collect(backend, request, signal)
      return { ...generation, retries: generation.retries + attempt - 1 }
    } catch (error) {
      const known = toAssayError(error)
      if (!known.retryable || attempt === maxAttempts || signal.aborted) throw known
    }
  }
}

async function collect(backend: Backend, request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
  for await (const event of backend.generate(request, signal)) {
    if (event.type === 'end') return event.generation
  }
  throw new AssayError('unexpected', { reason: `the backend ${backend.kind} ended without an answer` })
}
