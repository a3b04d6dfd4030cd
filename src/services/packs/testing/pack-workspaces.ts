import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { PromptDetail } from '../../../contract/prompts.ts'
import type { WorkbenchClient } from '../../api/in-process-client.ts'
import { openTestWorkbench, temporaryFolder } from '../../testing/test-workbench.ts'

export interface PackWorkspaces {
  ann: WorkbenchClient
  ben: WorkbenchClient
  /** Where the pack is that the two share; not there yet. */
  folder: string
  pack: { path: string }
  /** Builds everything into the folder. */
  all: { out: string; withDatasets: boolean; withExperiments: boolean }
}

/** Two empty workspaces and a place for a pack between them. */
export async function openPackWorkspaces(): Promise<PackWorkspaces> {
  const ann = (await openTestWorkbench()).client
  const ben = (await openTestWorkbench()).client
  const folder = path.join(temporaryFolder(), 'team')
  return { ann, ben, folder, pack: { path: folder }, all: { out: folder, withDatasets: true, withExperiments: true } }
}

/** Commits a text as a prompt of that name; made when it is new. `from` is where a new branch begins. Returns the version. */
export async function commit(
  client: WorkbenchClient,
  name: string,
  content: string,
  branch = 'main',
  from?: string,
): Promise<string> {
  const known = (await client.prompts.list({})).find((prompt) => prompt.name === name)
  const prompt: Pick<PromptDetail, 'id' | 'headVersionId'> = known
    ? await client.prompts.get({ promptId: known.id, branch })
    : await client.prompts.create({ name })
  const messages = [{ role: 'user' as const, content }]
  const version = await client.prompts.commit({
    promptId: prompt.id,
    branch,
    content: { messages },
    message: `Say ${content}`,
    expectedHeadId: from ?? prompt.headVersionId,
  })
  return version.id
}

/** Saves the experiment "Wording" on a version, and the dataset "reviews" of one row. */
export async function addExperiment(client: WorkbenchClient, versionId: string, text = 'fine'): Promise<void> {
  const dataset = await client.datasets.importText({
    name: 'reviews',
    fileName: 'r.json',
    text: JSON.stringify([{ text, expected: 'positive' }]),
  })
  const existing = (await client.experiments.list({})).find(({ name }) => name === 'Wording')
  await client.experiments.save({
    ...(existing && { experimentId: existing.id }),
    name: 'Wording',
    spec: {
      variants: [{ name: 'a', versionId, modelId: 'local/starter', settings: {}, extract: { kind: 'whole' } }],
      datasetVersionId: dataset.versionId,
      repeats: 1,
      seed: 1,
      metrics: [{ id: 'exact-match' }],
      margin: 0,
      useCache: true,
    },
  })
}

/** The head of each branch of a prompt. */
export const branchesOf = async (client: WorkbenchClient, name: string) => {
  const prompt = (await client.prompts.list({})).find((candidate) => candidate.name === name)
  const history = await client.prompts.history({ promptId: prompt?.id ?? '' })
  return Object.fromEntries(history.flatMap(({ id, branches }) => branches.map((branch) => [branch, id])))
}

/** The version of each label of a prompt. */
export const labelsOf = async (client: WorkbenchClient, name: string) => {
  const prompt = (await client.prompts.list({})).find((candidate) => candidate.name === name)
  const history = await client.prompts.history({ promptId: prompt?.id ?? '' })
  return Object.fromEntries(history.flatMap(({ id, labels }) => labels.map((label) => [label, id])))
}

/** Every file below a folder, as text. */
export function readTree(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
  return Object.fromEntries(
    names
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  )
}
