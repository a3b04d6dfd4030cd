import { z } from 'zod'
import type { RunReport } from '../../contract/experiments.ts'
import { variantLetter, type ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { settingFields } from '../../core/setting-fields.ts'
import type { ReportDocument } from '../../formats/report/report-document.ts'
import type { RunRecord } from '../../storage/run-store.ts'
import type { Stores } from '../stores.ts'
import { getRun } from './get-run.ts'
import { readSpec } from './read-spec.ts'

const mostFailures = 50
const sampledAnswers = 500
const mostValues = 5

type Pieces = Pick<Stores, 'runs' | 'datasets' | 'exports'>

/** Gathers everything that a report document says of a run. Throws `not-found`. */
export function describeRun(stores: Pieces, report: RunReport, appVersion: string): ReportDocument {
  const run = getRun(stores.runs, report.runId)
  const spec = readSpec(run)
  const datasetId = stores.datasets.findIdByVersion(spec.datasetVersionId)
  const failed = report.usage.reduce((sum, usage) => sum + usage.failed, 0)
  const unscored = stores.exports.listUnscoredReasons(run.id)
  return {
    title: report.experimentName,
    runId: run.id,
    status: report.status,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    appVersion,
    variants: report.variants.map((variant, index) => ({
      letter: variantLetter(index),
      ...variant,
      settings: describeSettings(spec.variants[index]?.settings ?? {}),
    })),
    dataset: {
      name: (datasetId === undefined ? undefined : stores.datasets.get(datasetId)?.name) ?? 'unknown',
      versionId: spec.datasetVersionId,
      rows: run.rowCount,
      split: spec.split ?? null,
    },
    repeats: spec.repeats,
    stopping: report.sequential?.sentence ?? null,
    seed: spec.seed,
    margin: spec.margin,
    metrics: report.metrics.map(({ id, title, scale }) => ({ id, title, scale })),
    scores: report.scores,
    usage: report.usage,
    comparisons: report.comparisons,
    fingerprints: spec.variants.map((_, variant) => describeFingerprints(stores, run, spec, variant)),
    failures: {
      total: failed,
      shown: stores.exports.listFailures(run.id, mostFailures).map(({ rowPosition, variant, code, message }) => ({
        row: rowPosition + 1,
        variant,
        code: code ?? 'unknown',
        message: message ?? 'unknown',
      })),
    },
    unscored: unscored.map(({ reason, ...rest }) => ({ ...rest, reason: reason ?? 'no reason was kept' })),
    unknown: whatIsUnknown(run, report),
  }
}

function describeSettings(settings: ExperimentSpec['variants'][number]['settings']): string {
  const words = Object.entries(settings).map(([name, value]) => {
    const title = settingFields.find((field) => field.name === name)?.title ?? name
    return `${title} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`
  })
  return words.join(', ') || "the model's defaults"
}

const fingerprintSchema = z.record(z.string(), z.unknown())

function describeFingerprints(
  { exports }: Pieces,
  run: RunRecord,
  { variants }: ExperimentSpec,
  variant: number,
): ReportDocument['fingerprints'][number] {
  const stride = Math.max(1, Math.floor(run.done / variants.length / sampledAnswers))
  const texts = exports.sampleFingerprints({ runId: run.id, variant, stride, limit: sampledAnswers })
  const values = new Map<string, Set<string>>()
  for (const text of new Set(texts)) {
    for (const [field, value] of Object.entries(fingerprintSchema.parse(JSON.parse(text)))) {
      const known = values.get(field) ?? new Set<string>()
      known.add(value === null ? 'unknown' : typeof value === 'string' ? value : JSON.stringify(value))
      values.set(field, known)
    }
  }
  const fields = [...values].map(([field, known]) => ({ field, values: [...known] }))
  return {
    variant,
    sampled: texts.length,
    same: fields.flatMap(({ field, values: known }) => (known.length === 1 ? [{ field, value: known[0] ?? '' }] : [])),
    varying: fields.flatMap(({ field, values: known }) =>
      known.length > 1
        ? [{ field, values: [...known.slice(0, mostValues), ...(known.length > mostValues ? ['…'] : [])] }]
        : [],
    ),
  }
}

/** Sentences on what a reader could take for known. */
function whatIsUnknown(run: RunRecord, { usage, scores, variants, metrics, sequential }: RunReport): string[] {
  // Cells that a run left out because its question was settled are not waited for.
  const isStopped = sequential !== undefined && sequential.end !== 'open'
  const waiting = isStopped ? 0 : run.total - run.done - run.failed
  const letter = (variant: number) => variantLetter(variant)
  return [
    ...(waiting > 0 ? [`${waiting} of ${run.total} cells have no answer yet: the run is ${run.status}.`] : []),
    ...usage.flatMap(({ variant, unknownCostCount, cells, promptTokensMean }) => [
      ...(unknownCostCount > 0
        ? [
            `The cost of ${unknownCostCount} of ${cells} answers of ${letter(variant)} is unknown: its model has no price.`,
          ]
        : []),
      ...(cells > 0 && promptTokensMean === null ? [`The server of ${letter(variant)} did not count tokens.`] : []),
    ]),
    ...scores.flatMap(({ variant, metric, unscored }) =>
      unscored > 0
        ? [`${unscored} answers of ${letter(variant)} have no score by ${metrics[metric]?.title ?? 'a metric'}.`]
        : [],
    ),
    ...variants.flatMap(({ promptName }, variant) =>
      promptName === '' ? [`The prompt of ${letter(variant)} is no longer in the workspace.`] : [],
    ),
  ]
}
