import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/contract.ts'
import type { ExperimentDetail } from '../../contract/experiments.ts'
import type { Variant } from '../../core/experiments/experiment-spec.ts'
import { stopRuleSchema } from '../../core/experiments/stop-rule.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { contentId } from '../../core/text/content-id.ts'
import { AssayError } from '../../core/errors.ts'
import { readExperimentFile, type ExperimentFile } from '../../formats/experiment-file.ts'

type Client = ContractRouterClient<Contract>

/** What a command line may set over the words of a file. */
interface ExperimentOverrides {
  /** First rows only. */
  limit?: number
  repeats?: number
  seed?: number
  /** False asks again for answers that are known. */
  cache?: boolean
  /** Asks again, and keeps the new answers. */
  refresh?: boolean
  maxCost?: number
  /** Lets the run stop by itself as soon as its question is settled. */
  sequential?: boolean
}

export interface ExperimentSource {
  /** The text of the file, and its name for messages. */
  text: string
  fileName: string
  /** Reads a file beside it. */
  readText: (relativePath: string) => Promise<string>
  overrides?: ExperimentOverrides
}

/**
 * Brings an experiment file into a workspace through the same procedures that a person's clicks use: prompts by name
 * (committed only when their content is new), the dataset by name and content, the experiment by name. Doing it twice
 * changes nothing. Throws `bad-input`, also for rows outside the file's own folder: an experiment that somebody sent
 * must not choose what is read from the machine.
 */
export async function importExperimentFile(client: Client, source: ExperimentSource): Promise<ExperimentDetail> {
  const file = withOverrides(readExperimentFile(source.text, source.fileName), source.overrides ?? {})
  refuseOutside(file.dataset.file, source.fileName)
  const { readText } = source
  const dataset = await importDataset(client, file, readText)
  const variants: Variant[] = []
  for (const { name, model, prompt, settings, extract, samples } of file.variants) {
    const { name: promptName, ...content } = prompt
    const versionId = await commitPrompt(client, promptName, content, file.name)
    variants.push({ name, versionId, modelId: model, settings, extract, ...(samples && { samples }) })
  }
  const existing = (await client.experiments.list({})).find((experiment) => experiment.name === file.name)
  return client.experiments.save({
    ...(existing ? { experimentId: existing.id } : {}),
    name: file.name,
    description: file.description,
    spec: {
      variants,
      datasetVersionId: dataset.versionId,
      ...(file.dataset.split ? { split: file.dataset.split } : {}),
      ...(file.dataset.limit ? { rowLimit: file.dataset.limit } : {}),
      repeats: file.repeats,
      seed: file.seed,
      metrics: file.metrics,
      margin: file.margin,
      ...(file.stop ? { stop: file.stop } : {}),
      ...(file.concurrency ? { concurrency: file.concurrency } : {}),
      useCache: file.cache !== false,
      ...(typeof file.cache === 'string' ? { cacheMode: file.cache } : {}),
      ...(file.maxCostUsd === undefined ? {} : { maxCostUsd: file.maxCostUsd }),
    },
  })
}

async function importDataset(
  client: Client,
  { dataset }: ExperimentFile,
  readText: (relativePath: string) => Promise<string>,
) {
  const { name, file, rows, expected, splitColumn, tagColumns } = dataset
  return client.datasets.importText({
    name,
    fileName: file ?? `${name}.json`,
    text: file === undefined ? JSON.stringify(rows) : await readText(file),
    expectedColumn: expected,
    ...(splitColumn === undefined ? {} : { splitColumn }),
    ...(tagColumns === undefined ? {} : { tagColumns }),
  })
}

async function commitPrompt(client: Client, name: string, content: PromptContent, source: string): Promise<string> {
  const known = (await client.prompts.list({})).find((prompt) => prompt.name === name)
  const prompt = known ?? (await client.prompts.create({ name, content }))
  const [same] = known
    ? await client.prompts.history({ promptId: known.id, contentId: contentId(content), limit: 1 })
    : []
  if (same) return same.id
  const expectedHeadId = known?.headVersionId ?? null
  const version = await client.prompts.commit({
    promptId: prompt.id,
    content,
    message: `From ${source}`,
    expectedHeadId,
  })
  return version.id
}

function withOverrides(file: ExperimentFile, overrides: ExperimentOverrides): ExperimentFile {
  const { limit, repeats, seed, cache, refresh, maxCost, sequential } = overrides
  return {
    ...file,
    ...(sequential && !file.stop ? { stop: stopRuleSchema.parse({ kind: 'sequential' }) } : {}),
    dataset: limit === undefined ? file.dataset : { ...file.dataset, limit },
    repeats: repeats ?? file.repeats,
    seed: seed ?? file.seed,
    cache: cache === false ? false : refresh ? 'refresh' : file.cache,
    ...(maxCost === undefined ? {} : { maxCostUsd: maxCost }),
  }
}

function refuseOutside(relativePath: string | undefined, fileName: string) {
  if (relativePath === undefined) return
  const isInside = !/^([/\\]|[a-z]:)/iu.test(relativePath) && !relativePath.split(/[/\\]/u).includes('..')
  if (isInside) return
  throw new AssayError('bad-input', {
    what: `The rows "${relativePath}" lie outside the folder of the experiment`,
    where: fileName,
    mend: 'put them beside the file or in a folder below it',
  })
}
