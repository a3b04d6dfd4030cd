import { AssayError } from '../../core/errors.ts'
import { suggestion } from '../../core/text/nearest-name.ts'
import { importDotprompt } from '../dotprompt/import-dotprompt.ts'
import { importGithubModels } from '../github-models/import-github-models.ts'
import { importLangfuse } from '../langfuse/import-langfuse.ts'
import { importMlflow } from '../mlflow/import-mlflow.ts'
import { importChatRequest } from '../openai/import-chat-request.ts'
import { importEvalsApi } from '../openai/import-evals-api.ts'
import { importRegistryEvals } from '../openai/import-registry-evals.ts'
import { importStoredPrompt } from '../openai/import-stored-prompt.ts'
import { importTrainingLines } from '../openai/import-training-lines.ts'
import { importPromptfoo } from '../promptfoo/import-promptfoo.ts'
import { importPromptpack } from '../promptpack/import-promptpack.ts'
import { importPrompty } from '../prompty/import-prompty.ts'
import type { ImportFormat, ImportSniff } from './import-format.ts'

/** Every format that is imported, the surest to recognise first. */
export const importFormats: readonly ImportFormat[] = [
  importPromptfoo,
  importPrompty,
  importDotprompt,
  importGithubModels,
  importPromptpack,
  importMlflow,
  importLangfuse,
  importRegistryEvals,
  importTrainingLines,
  importEvalsApi,
  importChatRequest,
  importStoredPrompt,
]

/** The format of an id. Throws `bad-input` with the nearest id for an unknown one. */
export function findImportFormat(id: string): ImportFormat {
  const found = importFormats.find((format) => format.id === id)
  if (found !== undefined) return found
  const ids = importFormats.map((format) => format.id)
  const mend = suggestion(id, ids) ?? `choose one of ${ids.join(', ')}, or auto`
  throw new AssayError('bad-input', { what: `There is no format "${id}" to import`, mend })
}

/** The first format that knows the file as its own, or undefined. */
export function recogniseFormat(sniffed: ImportSniff): ImportFormat | undefined {
  return importFormats.find((format) => format.recognises(sniffed))
}
