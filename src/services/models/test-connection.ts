import { AssayError } from '../../core/errors.ts'
import type { OfferedModel } from '../../core/backend.ts'
import type { ServiceContext } from '../api/context.ts'

/** Asks a connection for its models; what is wrong with its address or key is thrown in a sentence. */
export async function testConnection(
  { stores, backends }: Pick<ServiceContext, 'stores' | 'backends'>,
  connectionId: string,
  signal?: AbortSignal,
): Promise<{ models: OfferedModel[]; latencyMs: number }> {
  if (!stores.connections.get(connectionId)) throw new AssayError('not-found', { what: 'connection', id: connectionId })
  const startedMs = performance.now()
  const models = await backends.get(connectionId).listModels(signal)
  return { models, latencyMs: performance.now() - startedMs }
}
