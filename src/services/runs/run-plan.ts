import { AssayError } from '../../core/errors.ts'
import { requireSupportedSettings } from '../../core/unsupported-settings.ts'
import type { ExperimentSpec, Variant } from '../../core/experiments/experiment-spec.ts'
import { rowOrder } from '../../core/experiments/row-order.ts'
import { freezePartials, frozenVersion } from '../../core/experiments/frozen-partial.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { resolvePartials, type ResolvedPartials } from '../../core/templates/partials/resolve-partials.ts'
import type { NewCell } from '../../storage/cell-store.ts'
import { hashSeed } from '../../core/statistics/random.ts'
import { planScoring } from '../scoring/plan-scoring.ts'
import type { RunnableModel, RunDependencies } from './run-dependencies.ts'

/** A variant with what it needs to run. */
export interface PlannedVariant {
  index: number
  variant: Variant
  content: PromptContent
  /** The versions that it takes in, the same for all of the run. */
  partials: ResolvedPartials
  promptId: string | null
  model: RunnableModel
}

/** Variants that share a connection, and so its limit of requests at once. */
export interface PlannedPool {
  connectionId: string
  concurrency: number
  variants: PlannedVariant[]
}

export interface RunPlan {
  /** With the versions that its partials stand for. */
  spec: ExperimentSpec
  /** Positions of the rows in the dataset, ascending. */
  positions: readonly number[]
  total: number
  pools: PlannedPool[]
  /** The models that metrics ask, by id. */
  scoringModels: ReadonlyMap<string, RunnableModel>
}

/** Finds everything that a spec names, so that what is missing is said before a run starts. */
export async function planRun(spec: ExperimentSpec, dependencies: RunDependencies): Promise<RunPlan> {
  const variants: PlannedVariant[] = []
  for (const [index, variant] of spec.variants.entries()) {
    const { content, promptId } = dependencies.getVersion(variant.versionId)
    const model = await dependencies.resolveModel(variant.modelId)
    requireSupportedSettings(model.backend, model.target, variant.settings, `the variant "${variant.name}"`)
    variants.push({ index, variant, content, promptId, partials: takeIn(content, spec, dependencies), model })
  }
  const available = dependencies.listPositions(spec.datasetVersionId, spec.split)
  const positions = spec.rowLimit === undefined ? available : available.slice(0, spec.rowLimit)
  if (positions.length === 0) {
    if (spec.split !== undefined) {
      const what = `No row of the dataset is in the split "${spec.split}"`
      throw new AssayError('bad-input', { what, mend: 'split the dataset first, or choose another split' })
    }
    throw new AssayError('bad-input', { what: 'The dataset has no rows', mend: 'import at least one row' })
  }
  const partials = freezePartials(variants.map((variant) => variant.partials))
  return {
    spec: partials.length === 0 ? spec : { ...spec, partials },
    positions,
    total: variants.length * positions.length * spec.repeats,
    pools: toPools(variants, spec.concurrency),
    scoringModels: await planScoring(spec, dependencies.resolveModel),
  }
}

/** The partials of a prompt: those that the spec has noted already, and the others as they are now. */
function takeIn(
  content: PromptContent,
  { partials }: ExperimentSpec,
  { findPartial }: Pick<RunDependencies, 'findPartial'>,
): ResolvedPartials {
  return resolvePartials(content, (reference) => findPartial(reference, frozenVersion(partials, reference)))
}

function toPools(variants: PlannedVariant[], concurrency: number | undefined): PlannedPool[] {
  const byConnection = Map.groupBy(variants, ({ model }) => model.connectionId)
  return [...byConnection].map(([connectionId, members]) => ({
    connectionId,
    concurrency: concurrency ?? Math.min(...members.map(({ model }) => model.concurrency)),
    variants: members,
  }))
}

/** Renders the first row for every variant: a broken template or a missing column is refused before anything is queued. */
export async function checkFirstRow(plan: RunPlan, dependencies: RunDependencies): Promise<void> {
  const rows = dependencies.getRows(plan.spec.datasetVersionId, plan.positions.slice(0, 1))
  for (const { content, partials } of plan.pools.flatMap((pool) => pool.variants)) {
    const results = await dependencies.renderMany(
      content,
      rows.map((row) => row.variables),
      partials,
    )
    for (const result of results) if ('error' in result) throw result.error
  }
}

/**
 * Cells in the order they run: row by row, so that variants fill side by side. The seed hangs on row and repeat alone:
 * variants of one row share it.
 */
export function* listCells(spec: ExperimentSpec, positions: readonly number[]): Generator<NewCell> {
  for (const rowPosition of rowOrder(spec, positions)) {
    for (let repeat = 0; repeat < spec.repeats; repeat += 1) {
      const seed = hashSeed(spec.seed, rowPosition, repeat)
      for (let variant = 0; variant < spec.variants.length; variant += 1) yield { variant, rowPosition, repeat, seed }
    }
  }
}
