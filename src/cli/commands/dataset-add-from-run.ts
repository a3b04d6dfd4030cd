import { AssayError } from '../../core/errors.ts'
import { variantLetter } from '../../core/experiments/experiment-spec.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findRun } from '../find-run.ts'

export interface AddFromRunOptions {
  row: number
  variant: string
  to: string
  expected?: string
  tags?: string[]
}

const gridSlice = 200

/** `assay datasets add-from-run RUN --row N --variant A --to NAME`: makes a test of an output. */
export async function addFromRunCommand(
  { client, output }: CliContext,
  reference: string,
  { row, variant, to, expected, tags = [] }: AddFromRunOptions,
): Promise<ExitCode> {
  const runId = await findRun(client, reference)
  const { spec } = await client.runs.get({ runId })
  const index = spec.variants.findIndex(
    (known, at) => variantLetter(at) === variant.toUpperCase() || known.name === variant,
  )
  if (index < 0) {
    const letters = spec.variants.map((known, at) => `${variantLetter(at)} (${known.name})`).join(', ')
    throw new AssayError('not-found', { what: 'variant', id: variant, mend: `the run has ${letters}` })
  }
  const cellId = await findCell(client, runId, row - 1, index)
  const { answer, output: text } = await client.runs.cell({ cellId })
  const right = expected ?? answer ?? text
  const saved = await client.datasets.addFromRun({ cellId, datasetName: to, expected: right, tags })
  output.print(saved, () => `Row ${saved.position + 1} of ${saved.name} expects: ${right ?? 'nothing'}`)
  return 0
}

async function findCell(
  client: CliContext['client'],
  runId: string,
  position: number,
  variant: number,
): Promise<number> {
  // A run of one split has other positions than places in its grid, so the row is looked for from its place backwards.
  for (let from = Math.max(0, position - gridSlice + 1); ; from = Math.max(0, from - gridSlice)) {
    const { rows } = await client.runs.grid({ runId, from, limit: gridSlice })
    const cell = rows.find((row) => row.position === position)?.cells.find((known) => known.variant === variant)
    if (cell) return cell.cellId
    if (from === 0) throw new AssayError('not-found', { what: 'row of the run', id: String(position + 1) })
  }
}
