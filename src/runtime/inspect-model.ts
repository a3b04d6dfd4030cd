import { stat } from 'node:fs/promises'
import type { GgufFileInfo } from 'node-llama-cpp'
import { AssayError } from '../core/errors.ts'
import type { ModelInspection } from '../core/runtime-protocol.ts'
import type { LlamaLibrary } from './llama-library.ts'

/** What is written in the file. Throws `not-a-gguf` when its header cannot be read or points behind the file's end. */
export async function inspectModel(library: LlamaLibrary, path: string): Promise<ModelInspection> {
  const info = await readHeader(library, path)
  const { general } = info.metadata
  const tensors = info.fullTensorInfo ?? info.tensorInfo ?? []
  const { context_length: trainContextTokens } = info.architectureMetadata
  const license: unknown = general.license
  return {
    name: general.name ?? null,
    architecture: general.architecture,
    parameters: tensors.reduce(
      (total, tensor) => total + tensor.dimensions.reduce<number>((a, b) => a * Number(b), 1),
      0,
    ),
    trainContextTokens: trainContextTokens ?? null,
    quantisation: quantisationOf(library, general.file_type),
    hasChatTemplate: typeof info.metadata.tokenizer?.chat_template === 'string',
    bytes: await sizeOf(info, path),
    licence: typeof license === 'string' ? license : null,
  }
}

/** The header of a model file, checked to be whole. */
export async function readHeader(library: LlamaLibrary, path: string): Promise<GgufFileInfo> {
  const { size } = await stat(path)
  const info = await library
    .readGgufFileInfo(path, { sourceType: 'filesystem', logWarnings: false })
    .catch((error: unknown) => {
      throw new AssayError(
        'not-a-gguf',
        { path, reason: error instanceof Error ? error.message : String(error) },
        { cause: error },
      )
    })
  // The reader takes what lies behind the end of the file for zeros, so a header that was cut short has no architecture,
  // or tensors that begin where there is no file.
  const isCut =
    typeof info.metadata.general?.architecture !== 'string' ||
    (info.tensorInfo ?? []).some((tensor) => tensor.filePart === 1 && Number(tensor.fileOffset) >= size)
  if (isCut) throw new AssayError('not-a-gguf', { path, reason: 'the file is cut short' })
  return info
}

/** `MOSTLY_Q4_K_M` is how the format writes it, `Q4_K_M` how people do. */
export function quantisationOf(library: LlamaLibrary, fileType: number | undefined): string | null {
  const name = fileType === undefined ? undefined : library.GgufFileType[fileType]
  return name?.replace(/^(MOSTLY|ALL)_/, '') ?? null
}

async function sizeOf(info: GgufFileInfo, path: string): Promise<number> {
  const parts = info.sourceData.flatMap((source) => (source.type === 'path' ? [source.path] : []))
  const sizes = await Promise.all((parts.length === 0 ? [path] : parts).map(async (part) => (await stat(part)).size))
  return sizes.reduce((total, size) => total + size, 0)
}
