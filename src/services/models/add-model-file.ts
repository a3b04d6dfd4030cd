import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { ModelSummary } from '../../contract/models.ts'
import { AssayError } from '../../core/errors.ts'
import { localConnectionId, toModelId } from '../../core/models/model-id.ts'
import type { ModelInspection } from '../../core/runtime-protocol.ts'
import type { ServiceContext } from '../api/context.ts'
import { describeModel } from './describe-model.ts'
import { toFileError } from './to-file-error.ts'

/**
 * Adds a GGUF file of this computer to the list; the file stays where it is. A file that is in the list already is
 * given back as it is there. Throws `file-missing`, `file-unreadable`, `not-a-gguf`, `already-exists`.
 */
export async function addModelFile(
  { stores, local, findPrice, now, events }: Pick<ServiceContext, 'stores' | 'local' | 'findPrice' | 'now' | 'events'>,
  input: { path: string; name?: string | undefined },
): Promise<ModelSummary> {
  const file = path.resolve(input.path.trim())
  const known = stores.models
    .list()
    .find((model) => model.path === file && (input.name === undefined || model.name === input.name))
  const { size, mtimeMs } = await statFile(file)
  if (known) return describeModel(stores, findPrice, known)
  const inspection = await local.inspect(file)
  const name = input.name?.trim() || path.basename(file).replace(/\.gguf$/i, '')
  const model = {
    id: toModelId(localConnectionId, name),
    connectionId: localConnectionId,
    name,
    path: file,
    sizeBytes: size,
    modifiedMs: mtimeMs,
    sha256: null,
    contextTokens: inspection.trainContextTokens,
    details: toDetails(inspection),
    isEmbedded: false,
    createdAt: now().toISOString(),
  }
  stores.models.insert(model)
  events.publish({ type: 'changed', what: 'models' })
  return describeModel(stores, findPrice, model)
}

/** What a person reads about a file; what it does not say is left out. */
function toDetails({
  name,
  architecture,
  parameters,
  quantisation,
  hasChatTemplate,
  licence,
}: ModelInspection): Record<string, string> {
  const all = {
    name,
    architecture,
    parameters: inWords(parameters),
    quantisation,
    template: hasChatTemplate ? 'in the file' : 'none',
    licence,
  }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null))
}

function inWords(count: number): string {
  return new Intl.NumberFormat('en', {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 3,
  }).format(count)
}

async function statFile(file: string) {
  try {
    const found = await stat(file)
    if (found.isFile()) return found
  } catch (error) {
    throw toFileError(file, error)
  }
  throw new AssayError('file-unreadable', { path: file, reason: 'it is not a file' })
}
