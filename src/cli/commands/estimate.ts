import path from 'node:path'
import type { ExperimentEstimate } from '../../contract/costs.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { describeRange } from '../../core/pricing/describe-range.ts'
import { importExperimentFile } from '../../services/experiments/import-experiment-file.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findExperiment } from '../find-experiment.ts'
import { formatTable } from '../output.ts'
import { readTextFile } from '../read-text-file.ts'

/** `assay estimate FILE` or `assay estimate --experiment NAME`: what a run will cost, before it is begun. */
export async function estimateCommand(
  context: CliContext,
  file: string | undefined,
  { experiment }: { experiment?: string },
): Promise<ExitCode> {
  const spec = file === undefined ? (await findExperiment(context.client, experiment ?? '')).spec : await readSpec()
  const estimate = await context.client.costs.estimate({ spec })
  context.output.print(estimate, () => formatEstimate(estimate))
  return 0

  async function readSpec(): Promise<ExperimentSpec> {
    const place = file ?? ''
    const imported = await importExperimentFile(context.client, {
      text: await readTextFile(place),
      fileName: path.basename(place),
      readText: (relative) => readTextFile(path.resolve(path.dirname(place), relative)),
    })
    return imported.spec
  }
}

const basisWords = { history: 'earlier answers', limit: 'max tokens', none: 'unknown' } as const

function formatEstimate({ cells, variants, knownUsd, unknownCount }: ExperimentEstimate): string {
  const rows = variants.map(({ name, modelId, requests, promptTokens, isExact, completionTokens, basis, costUsd }) => [
    name,
    modelId,
    requests.toFixed(0),
    promptTokens === null ? 'unknown' : `${isExact ? '' : '~'}${promptTokens.typical.toFixed(0)}`,
    completionTokens === null ? 'unknown' : completionTokens.typical.toFixed(0),
    basisWords[basis],
    describeRange(costUsd),
  ])
  const head = ['variant', 'model', 'requests', 'tokens in', 'tokens out', 'by', 'cost']
  const table = formatTable(head, rows, [2, 3, 4])
  const unknown = unknownCount === 0 ? '' : `, and ${unknownCount} of ${variants.length} variants unknown`
  return `${table}\n${cells} cells: ${describeRange(knownUsd)}${unknown}`
}
