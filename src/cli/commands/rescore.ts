import { parse } from 'yaml'
import { z } from 'zod'
import { AssayError } from '../../core/errors.ts'
import { metricSpecSchema, type MetricSpec } from '../../core/metrics/metric-spec.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findRun } from '../find-run.ts'
import { readTextFile } from '../read-text-file.ts'
import { reportRun } from './run.ts'

const listSchema = z.array(metricSpecSchema).min(1).max(20)
const fileSchema = z.union([listSchema, z.object({ metrics: listSchema }).transform(({ metrics }) => metrics)])

/** `assay runs rescore RUN --metrics FILE | --experiment`: a new run over the stored answers. */
export async function rescoreCommand(
  context: CliContext,
  reference: string,
  { metrics: file, experiment }: { metrics?: string; experiment?: boolean },
): Promise<ExitCode> {
  if ((file === undefined) === (experiment === undefined)) {
    throw new AssayError('bad-input', {
      what: 'It is not said which metrics to score with',
      mend: 'name a file with --metrics, or --experiment for those that the experiment has now',
    })
  }
  const runId = await findRun(context.client, reference)
  const metrics = file === undefined ? undefined : readMetrics(await readTextFile(file), file)
  const rescored = await context.client.runs.rescore({ runId, ...(metrics ? { metrics } : {}) })
  context.output.remark(`The run ${runId} stays as it is; these are its answers, scored anew:`)
  return reportRun(context, rescored.runId)
}

function readMetrics(text: string, file: string): MetricSpec[] {
  let value: unknown
  try {
    value = parse(text, { maxAliasCount: 100 })
  } catch (cause) {
    throw new AssayError('bad-input', { what: 'The YAML is broken', where: file }, { cause })
  }
  const parsed = fileSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new AssayError('bad-input', {
    what: 'There is no list of metrics',
    where: file,
    mend: 'write a list such as [{ id: exact-match }], or "metrics:" with one',
  })
}
