import { z } from 'zod'
import type { CostGroup, CostLine } from '../../contract/costs.ts'
import { parseModelId } from '../../core/models/model-id.ts'
import type { CostRecord } from '../../storage/cost-store.ts'
import type { Stores } from '../stores.ts'

const variantsSchema = z.object({ variants: z.array(z.object({ versionId: z.string(), modelId: z.string() })) })

/** What finished cells cost since a time, added up by run, model, prompt, connection or day; the dearest first, days newest first. */
export function listCosts(
  { costs, runs, versions }: Pick<Stores, 'costs' | 'runs' | 'versions'>,
  by: CostGroup,
  from: string,
): CostLine[] {
  const specs = new Map<string, z.infer<typeof variantsSchema>['variants']>()
  const variantOf = ({ runId, variant }: CostRecord) => {
    if (variant === null) return undefined
    const known =
      specs.get(runId) ?? variantsSchema.parse(JSON.parse(runs.get(runId)?.spec ?? '{"variants":[]}')).variants
    specs.set(runId, known)
    return known[variant]
  }
  const nameOf = (record: CostRecord): { key: string; name: string } => {
    const variant = variantOf(record)
    switch (by) {
      case 'run':
        return { key: record.runId, name: record.experimentName }
      case 'day':
        return { key: record.day, name: record.day }
      case 'model':
        return { key: variant?.modelId ?? '', name: variant?.modelId ?? scoringName }
      case 'connection': {
        const id = variant ? parseModelId(variant.modelId).connectionId : ''
        return { key: id, name: id || scoringName }
      }
      case 'prompt': {
        const version = variant ? versions.get(variant.versionId) : undefined
        return { key: version?.promptId ?? '', name: version?.promptName ?? scoringName }
      }
    }
  }
  const lines = new Map<string, CostLine>()
  for (const record of costs.list(from)) {
    const { key, name } = nameOf(record)
    const line = lines.get(key) ?? { key, name, ...nothing, day: record.day }
    lines.set(key, {
      ...line,
      cells: line.cells + record.cells,
      cached: line.cached + record.cached,
      promptTokens: line.promptTokens + record.promptTokens,
      completionTokens: line.completionTokens + record.completionTokens,
      knownUsd: line.knownUsd + record.knownUsd,
      unknownCount: line.unknownCount + record.unknownCount,
    })
  }
  const order = by === 'day' ? () => 0 : (left: CostLine, right: CostLine) => right.knownUsd - left.knownUsd
  return [...lines.values()].toSorted(order)
}

/** What metrics cost that ask models: no prompt's, and not told apart by the models that they ask. */
const scoringName = 'judges and other metrics'

const nothing = { cells: 0, cached: 0, promptTokens: 0, completionTokens: 0, knownUsd: 0, unknownCount: 0 }
