import { z } from 'zod'
import type { LabelCheck } from '../../contract/versions.ts'
import type { LabelPolicy } from '../../core/prompts/label-policy.ts'
import { getVersion } from '../prompts/get-version.ts'
import { readSpec } from '../runs/read-spec.ts'
import type { Stores } from '../stores.ts'

/** What of a stored report tells whether a label may move; whatever else it holds is left alone. */
const reportSchema = z.object({
  experimentName: z.string(),
  variants: z.array(z.object({ versionId: z.string(), modelId: z.string() })),
  metrics: z.array(z.object({ id: z.string() })),
  comparisons: z.array(
    z.object({
      metric: z.int(),
      a: z.int(),
      b: z.int(),
      sentence: z.string(),
      comparison: z.object({ verdict: z.string(), rows: z.int() }),
    }),
  ),
})

/**
 * Whether a label may stand on a version: when it has no policy, stood nowhere yet, stands on the same content, or when
 * the newest finished run that compares the two as the policy asks has a verdict that it accepts. Throws `not-found`.
 */
export function checkLabel(
  stores: Stores,
  { promptId, label, versionId }: { promptId: string; label: string; versionId: string },
): LabelCheck {
  const version = getVersion(stores, versionId)
  const policy = stores.labels.getPolicy(promptId, label) ?? null
  const currentId =
    stores.versions.listLabels(promptId).find(({ name }) => name === label)?.versionId ??
    stores.labels.getLastPlace(promptId, label)
  const current = currentId === undefined ? null : (stores.versions.get(currentId) ?? null)
  const base = { policy, currentVersion: current, evidence: null }
  if (policy === null) return { ...base, state: 'free', sentence: `The label "${label}" asks for nothing.` }
  if (current === null)
    return {
      ...base,
      state: 'free',
      sentence: `The label "${label}" stood nowhere yet, so there is nothing to compare with.`,
    }
  if (current.contentId === version.contentId)
    return { ...base, state: 'free', sentence: `v${version.number} sends what v${current.number} sends.` }
  const wanted = describePolicy(policy, current.number)
  const found = findComparison(stores, policy, { old: current.contentId, new: version.contentId })
  if (found === null) {
    const run = `run an experiment of v${current.number} and v${version.number} on one model${onWhat(stores, policy)}`
    return {
      ...base,
      state: 'refused',
      sentence: `The label "${label}" needs ${wanted} for v${version.number}: ${run}.`,
    }
  }
  const { runId, experimentName, sentence, outcome } = found
  const evidence = { runId, experimentName, sentence }
  if (policy.accepts.some((accepted) => accepted === outcome))
    return { ...base, evidence, state: 'proved', sentence: `The run of "${experimentName}" shows it: ${sentence}` }
  const what = `The label "${label}" needs ${wanted} for v${version.number}, but the newest run of "${experimentName}" says otherwise`
  return { ...base, evidence, state: 'refused', sentence: `${what}: ${sentence}` }
}

function describePolicy({ accepts, minimumRows }: LabelPolicy, number: number): string {
  const words = accepts.map((accepted) =>
    accepted === 'better' ? `better than v${number}` : `equivalent to v${number}`,
  )
  return `the verdict "${words.join('" or "')}"${minimumRows > 1 ? ` over at least ${minimumRows} rows` : ''}`
}

function onWhat(stores: Stores, { datasetId, metricId }: LabelPolicy): string {
  const dataset = datasetId === null ? undefined : stores.datasets.get(datasetId)?.name
  const parts = [
    datasetId === null ? '' : ` over "${dataset ?? 'a dataset that is gone'}"`,
    metricId === null ? '' : ` with the metric ${metricId}`,
  ]
  return parts.join('')
}

interface Found {
  runId: string
  experimentName: string
  sentence: string
  /** How the new version did. */
  outcome: 'better' | 'worse' | 'equivalent' | 'unknown'
}

/** The newest comparison that the policy speaks of: an older and kinder one does not count. */
function findComparison(stores: Stores, policy: LabelPolicy, contents: { old: string; new: string }): Found | null {
  for (const runId of stores.runVersions.listComparing(contents.old, contents.new)) {
    const run = stores.runs.get(runId)
    const stored = stores.runs.getReport(runId)
    const report = stored === null ? undefined : reportSchema.safeParse(JSON.parse(stored)).data
    if (!run || !report || !isOverDataset(stores, policy, readSpec(run).datasetVersionId)) continue
    const contentOf = (place: number) => stores.versions.get(report.variants[place]?.versionId ?? '')?.contentId
    const metric = policy.metricId === null ? 0 : report.metrics.findIndex(({ id }) => id === policy.metricId)
    const found = report.comparisons.find(
      ({ metric: place, a, b, comparison }) =>
        place === metric &&
        comparison.rows >= policy.minimumRows &&
        report.variants[a]?.modelId === report.variants[b]?.modelId &&
        [contents.old, contents.new].every((content) => [contentOf(a), contentOf(b)].includes(content)),
    )
    if (!found) continue
    const isNewB = contentOf(found.b) === contents.new
    const { verdict } = found.comparison
    const outcome =
      verdict === 'equivalent'
        ? 'equivalent'
        : verdict === (isNewB ? 'B better' : 'A better')
          ? 'better'
          : verdict === (isNewB ? 'A better' : 'B better')
            ? 'worse'
            : 'unknown'
    return { runId, experimentName: report.experimentName, sentence: found.sentence, outcome }
  }
  return null
}

function isOverDataset(stores: Stores, { datasetId }: LabelPolicy, versionId: string): boolean {
  return datasetId === null || stores.datasets.listVersionIds(datasetId).includes(versionId)
}
