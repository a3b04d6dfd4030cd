import type { OptimiseEvent } from '../../contract/techniques.ts'
import { AssayError } from '../../core/errors.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatTable } from '../output.ts'
import { readVariantsOptions, type VariantsOptions } from '../variants-options.ts'

export interface OptimiseOptions extends Omit<VariantsOptions, 'split' | 'limit' | 'repeats'> {
  train: string
  test: string
  sets: number
  shots: number
  rewrites: number
  rewriter?: string
  maxAnswers: number
  maxCost?: number
}

type ResultEvent = Extract<OptimiseEvent, { type: 'result' }>
type TrainEvent = Extract<OptimiseEvent, { type: 'train' }>

/** `assay optimise PROMPT`: tries examples and wordings on the train rows, and reports the best on the test rows. */
export async function optimiseCommand(
  { client, output, signal }: CliContext,
  prompt: string,
  options: OptimiseOptions,
): Promise<ExitCode> {
  const { versionId, datasetVersionId, modelId, metrics, seed } = await readVariantsOptions(client, prompt, {
    ...options,
    repeats: 1,
  })
  const events = await client.techniques.optimise(
    {
      versionId,
      datasetVersionId,
      modelId,
      metrics,
      seed,
      trainSplit: options.train,
      testSplit: options.test,
      exampleSets: options.sets,
      shots: options.shots,
      rewrites: options.rewrites,
      ...(options.rewriter === undefined ? {} : { rewriterId: options.rewriter }),
      maxAnswers: options.maxAnswers,
      ...(options.maxCost === undefined ? {} : { maxCostUsd: options.maxCost }),
    },
    { signal },
  )
  let train: TrainEvent | undefined
  let result: ResultEvent | undefined
  for await (const event of events) {
    if (event.type === 'plan') {
      output.remark(`${event.trainRows} train rows, ${event.testRows} test rows, ${event.answers} answers at most.`)
    } else if (event.type === 'candidate') {
      output.remark(`${event.name}: ${event.note}`)
    } else if (event.type === 'progress') {
      output.progress(`${event.stage}: ${event.done} of ${event.total} cells`)
    } else if (event.type === 'train') train = event
    else result = event
  }
  if (train === undefined || result === undefined) throw new AssayError('cancelled', { what: 'Optimising' })
  output.print({ train, result }, () => formatResult(train, result))
  return 0
}

function formatResult({ scores, best }: TrainEvent, { sentence, branch }: ResultEvent): string {
  const rows = scores.map(({ name, mean }) => [
    name,
    mean === null ? 'unknown' : mean.toFixed(3),
    name === best ? 'best' : '',
  ])
  return [
    formatTable(['prompt', 'mean on train', ''], rows, [1]),
    `On the test rows, which nothing was chosen by: ${sentence}`,
    ...(branch === null ? [] : [`The best is on the branch ${branch}.`]),
  ].join('\n')
}
