import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/contract.ts'
import type { ExperimentDetail } from '../../contract/experiments.ts'
import type { Variant } from '../../core/experiments/experiment-spec.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { contentId } from '../../core/text/content-id.ts'
import type { ExperimentFile } from '../../formats/experiment-file.ts'

type Client = ContractRouterClient<Contract>

/**
 * Brings an experiment file into a workspace through the same procedures that a person's clicks use: prompts by name
 * (committed only when their content is new), the dataset by name and content, the experiment by name. Doing it twice
 * changes nothing. `readText` reads a file beside the experiment file.
 */
export async function importExperimentFile(client: Client, file: ExperimentFile, readText: (relativePath: string) => Promise<string>): Promise<ExperimentDetail> {
  const dataset = await importDataset(client, file, readText)
  const variants: Variant[] = []
  for (const { name, model, prompt, settings, extract } of file.variants) {
    const versionId = await commitPrompt(client, prompt.name, { messages: prompt.messages }, file.name)
    variants.push({ name, versionId, modelId: model, settings, extract })
  }
  const existing = (await client.experiments.list({})).find((experiment) => experiment.name === file.name)
  return client.experiments.save({
    ...(existing ? { experimentId: existing.id } : {}),
    name: file.name,
    description: file.description,
    spec: {
      variants,
      datasetVersionId: dataset.versionId,
      ...(file.dataset.limit ? { rowLimit: file.dataset.limit } : {}),
      repeats: file.repeats,
      seed: file.seed,
      metrics: file.metrics,
      margin: file.margin,
      ...(file.concurrency ? { concurrency: file.concurrency } : {}),
      useCache: file.cache,
    },
  })
}

async function importDataset(client: Client, { dataset }: ExperimentFile, readText: (relativePath: string) => Promise<string>) {
  const { name, file, rows, expected } = dataset
  return client.datasets.importText({
    name,
    fileName: file ?? `${name}.json`,
    text: file === undefined ? JSON.stringify(rows) : await readText(file),
    expectedColumn: expected,
  })
}

async function commitPrompt(client: Client, name: string, content: PromptContent, source: string): Promise<string> {
  const known = (await client.prompts.list({})).find((prompt) => prompt.name === name)
  const prompt = known ?? (await client.prompts.create({ name, content }))
  const history = known ? await client.prompts.history({ promptId: known.id }) : []
  const same = history.find((version) => version.contentId === contentId(content))
  if (same) return same.id
  const expectedHeadId = known?.headVersionId ?? null
  const version = await client.prompts.commit({ promptId: prompt.id, content, message: `From ${source}`, expectedHeadId })
  return version.id
}
