import type { CliContext, ExitCode } from '../cli-context.ts'
import { printVariantSet } from '../print-variant-set.ts'
import { examplesSplit, findDataset, readVariantsOptions, type VariantsOptions } from '../variants-options.ts'
import { reportRun } from './run.ts'

export interface MatrixOptions extends VariantsOptions {
  examples?: string
  examplesSplit?: string
  shots: number
  choose: string
  role?: string
  samples?: number
  trigger?: string
  sayMarker: boolean
  run?: boolean
}

const choices = ['first', 'random', 'balanced', 'nearest'] as const

/** `assay techniques matrix PROMPT`: variants of one prompt by the usual techniques, as an experiment. */
export async function matrixCommand(context: CliContext, prompt: string, options: MatrixOptions): Promise<ExitCode> {
  const { client } = context
  const input = await readVariantsOptions(client, prompt, options)
  const source = await findDataset(client, options.examples ?? options.dataset)
  const split = await examplesSplit(client, source, options.examplesSplit)
  const choose = choices.find((choice) => choice === options.choose)
  const made = await client.techniques.matrix({
    ...input,
    material: {
      ...(source.hasExpected
        ? {
            examples: {
              datasetVersionId: source.versionId,
              count: options.shots,
              ...(split === undefined ? {} : { split }),
              ...(choose === undefined ? {} : { choose }),
            },
          }
        : {}),
      ...(options.role === undefined ? {} : { role: options.role }),
      ...(options.samples === undefined ? {} : { samples: options.samples }),
      chain: {
        ...(options.trigger === undefined ? {} : { trigger: options.trigger }),
        ...(options.sayMarker ? {} : { saysMarker: false }),
      },
    },
  })
  if (!options.run) {
    printVariantSet(context, made)
    return 0
  }
  const started = await client.runs.start({ experimentId: made.experimentId })
  return reportRun(context, started.runId)
}
