import { toRows } from '../../core/datasets/to-rows.ts'
import type { LintContext } from '../../core/lint/lint-context.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { readExperimentFile } from '../../formats/experiment-file.ts'
import { readDataset } from '../../formats/index.ts'
import { isExperimentText, readPromptFile } from '../../formats/prompt-file.ts'

/** A prompt to lint, with what its file says beside it. */
export interface LintFileSubject {
  title: string
  content: PromptContent
  context: LintContext
  modelId: string | undefined
}

/** Rows that rules look at; more would only take longer. */
export const mostLintRows = 500

/**
 * The prompts of a file: one, or every variant of an experiment with its settings and the rows beside the file, which
 * `readText` reads. Throws `bad-input`, and what reading throws.
 */
export async function readLintSubjects(
  text: string,
  fileName: string,
  readText: (relativePath: string) => Promise<string>,
): Promise<LintFileSubject[]> {
  if (!isExperimentText(text, fileName)) {
    return [{ title: fileName, content: readPromptFile(text, fileName), context: {}, modelId: undefined }]
  }
  const { variants, dataset } = readExperimentFile(text, fileName)
  const { file = 'rows.json', rows: inline, expected } = dataset
  const table = readDataset(file, inline === undefined ? await readText(file) : JSON.stringify(inline))
  const rows = toRows(table, { expectedColumn: table.columns.includes(expected) ? expected : undefined })
  const columns = table.columns.filter((column) => column !== expected)
  return variants.map(({ prompt: { name, ...content }, settings, extract, model }) => ({
    title: name,
    content,
    context: { columns, rows: rows.slice(0, mostLintRows), settings, extract },
    modelId: model,
  }))
}
