import { AssayError } from '../../core/errors.ts'
import { localConnectionId } from '../../core/models/model-id.ts'
import type { SpeedMeasurement, SpeedOptions } from '../../core/runtime-protocol.ts'
import type { ServiceContext } from '../api/context.ts'

/** Measures a model of this computer. Throws `not-found`, and `bad-input` for a hosted one. */
export async function measureModelSpeed(
  { models, local }: Pick<ServiceContext, 'models' | 'local'>,
  { modelId, ...options }: SpeedOptions & { modelId: string },
  signal?: AbortSignal,
): Promise<SpeedMeasurement> {
  const { connectionId, target } = models.find(modelId)
  if (connectionId !== localConnectionId) {
    const mend = 'choose a local one; the speed of a server is in the timings of its answers'
    throw new AssayError('bad-input', { what: `The model ${modelId} does not run on this computer`, mend })
  }
  return local.measureSpeed(target.name, options, signal)
}
