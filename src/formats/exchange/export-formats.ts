import { AssayError } from '../../core/errors.ts'
import { suggestion } from '../../core/text/nearest-name.ts'
import { exportCurl } from '../code/export-curl.ts'
import { exportLangchain } from '../code/export-langchain.ts'
import { exportPythonOpenai } from '../code/export-python-openai.ts'
import { exportTransformers } from '../code/export-transformers.ts'
import { exportTypescriptOpenai } from '../code/export-typescript-openai.ts'
import { exportDotprompt } from '../dotprompt/export-dotprompt.ts'
import { exportGithubModels } from '../github-models/export-github-models.ts'
import { exportLangfuse } from '../langfuse/export-langfuse.ts'
import { exportMlflow } from '../mlflow/export-mlflow.ts'
import { exportChatRequest } from '../openai/export-chat-request.ts'
import { lineFormats } from '../openai/export-lines.ts'
import { exportPromptfoo } from '../promptfoo/export-promptfoo.ts'
import { exportPrompty } from '../prompty/export-prompty.ts'
import type { ExportFormat } from './export-format.ts'

/** Every format that a prompt is exported to, in the order to offer it. */
export const exportFormats: readonly ExportFormat[] = [
  exportPythonOpenai,
  exportTypescriptOpenai,
  exportLangchain,
  exportTransformers,
  exportCurl,
  exportChatRequest,
  exportPromptfoo,
  exportPrompty,
  exportDotprompt,
  exportGithubModels,
  exportLangfuse,
  exportMlflow,
]

/** The format of an id. Throws `bad-input` with the nearest id for an unknown one. */
export function findExportFormat(id: string): ExportFormat {
  const found = exportFormats.find((format) => format.id === id)
  if (found !== undefined) return found
  const ids = [...exportFormats, ...lineFormats].map((format) => format.id)
  const mend = suggestion(id, ids) ?? `choose one of ${ids.join(', ')}`
  throw new AssayError('bad-input', { what: `There is no format "${id}" to export to`, mend })
}
