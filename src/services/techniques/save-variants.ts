import type { VariantSet } from '../../contract/techniques.ts'
import type { Variant } from '../../core/experiments/experiment-spec.ts'
import type { MetricSpec } from '../../core/metrics/metric-spec.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import type { ServiceContext } from '../api/context.ts'
import { saveExperiment } from '../experiments/save-experiment.ts'
import { getVersion } from '../prompts/get-version.ts'
import { commitOnBranch } from './commit-on-branch.ts'

/** What the variants of a prompt are run on. */
export interface VariantsInput {
  versionId: string
  datasetVersionId: string
  split?: string | undefined
  rowLimit?: number | undefined
  modelId: string
  metrics: readonly MetricSpec[]
  repeats: number
  seed: number
  maxCostUsd?: number | undefined
}

/** One content to make a variant of. */
export interface Candidate {
  name: string
  branch: string
  content: PromptContent
  /** What was changed, in words. */
  note: string
}

/** What a variant runs with where its prompt says nothing. */
const usualSettings = { temperature: 0, maxTokens: 256 }

const mostVariants = 26

/**
 * Commits every candidate on its branch and saves an experiment of them, under the name that it has already if it was
 * made before. Candidates that say the same as an earlier one are left out, and so are those that an experiment has no
 * room for. Throws as commitVersion and saveExperiment do.
 */
export function saveVariants(
  context: Pick<ServiceContext, 'db' | 'stores' | 'now' | 'newId' | 'events'>,
  input: VariantsInput,
  { experimentName, description, candidates }: { experimentName: string; description: string; candidates: Candidate[] },
): VariantSet {
  const { promptId } = getVersion(context.stores, input.versionId)
  const variants: Variant[] = []
  const made: VariantSet['variants'] = []
  const left: VariantSet['left'] = []
  for (const { name, branch, content, note } of candidates) {
    const versionId = commitOnBranch(context, { promptId, baseId: input.versionId, branch, content, message: note })
    const twin = variants.find((variant) => variant.versionId === versionId)
    if (twin !== undefined) left.push({ name, reason: `it is the same as "${twin.name}"` })
    else if (variants.length === mostVariants) left.push({ name, reason: `an experiment has ${mostVariants} variants` })
    else {
      variants.push(toVariant(name, versionId, input.modelId, content))
      made.push({ name, versionId, branch, note })
    }
  }
  const known = context.stores.experiments.list().find(({ name }) => name === experimentName)
  const { id, name } = saveExperiment(
    context.stores,
    {
      experimentId: known?.id,
      name: experimentName,
      description,
      spec: {
        variants,
        datasetVersionId: input.datasetVersionId,
        ...(input.split === undefined ? {} : { split: input.split }),
        ...(input.rowLimit === undefined ? {} : { rowLimit: input.rowLimit }),
        repeats: input.repeats,
        seed: input.seed,
        metrics: [...input.metrics],
        margin: 0,
        ...(input.maxCostUsd === undefined ? {} : { maxCostUsd: input.maxCostUsd }),
        useCache: true,
      },
    },
    context,
  )
  context.events.publish({ type: 'changed', what: 'experiments' })
  return { experimentId: id, experimentName: name, variants: made, left }
}

function toVariant(name: string, versionId: string, modelId: string, content: PromptContent): Variant {
  return {
    name,
    versionId,
    modelId,
    settings: { ...usualSettings, ...content.settings },
    extract: content.extract ?? { kind: 'whole' },
    ...(content.samples === undefined ? {} : { samples: content.samples }),
  }
}
