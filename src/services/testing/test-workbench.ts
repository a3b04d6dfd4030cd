import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { createFakeBackend, type FakeBackendOptions } from '../../backends/fake/index.ts'
import type { WorkbenchClient } from '../api/in-process-client.ts'
import { runtimeEntry } from '../entries.ts'
import { openWorkbench, type OpenWorkbenchOptions, type Workbench } from '../open-workbench.ts'
import { createMemorySecretStore } from '../secrets/memory-secret-store.ts'

export interface TestWorkbenchOptions extends Partial<OpenWorkbenchOptions> {
  /** How the servers of connections answer. */
  fake?: FakeBackendOptions
}

export interface TestWorkbench {
  workbench: Workbench
  client: WorkbenchClient
  directory: string
  log: string[]
}

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-service-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Opens a workspace on disk without samples, with servers that are played; closed when the test ends. */
export async function openTestWorkbench({ fake = {}, ...options }: TestWorkbenchOptions = {}): Promise<TestWorkbench> {
  const directory = options.directory ?? path.join(temporaryFolder(), 'workspace')
  const log: string[] = []
  const workbench = await openWorkbench({
    directory,
    resourcesDirectory: options.resourcesDirectory ?? bareResources(),
    runtimeEntry,
    host: 'cli',
    secrets: createMemorySecretStore(),
    environment: {},
    appVersion: '0.0.0',
    onLog: (line) => log.push(line),
    createHostedBackend: () => createFakeBackend(fake),
    ...options,
  })
  onTestFinished(() => workbench.close())
  return { workbench, client: workbench.client, directory, log }
}

/** Resources with a price book and neither a model nor samples. */
function bareResources(): string {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'samples'))
  const price = {
    host: 'priced.test',
    model: 'large',
    inputUsdPerMillion: 2,
    outputUsdPerMillion: 8,
    from: '2020-01-01',
    source: 'test',
  }
  writeFileSync(path.join(folder, 'prices.yaml'), JSON.stringify({ prices: [price] }))
  return folder
}

/** What a person put in: the connection `cloud` and two models of it. */
export async function addCloud(client: WorkbenchClient): Promise<void> {
  const connection = {
    id: 'cloud',
    name: 'Cloud',
    kind: 'openai' as const,
    baseUrl: 'http://priced.test/v1',
    keyVariable: null,
    concurrency: null,
  }
  await client.models.saveConnection({ connection })
  await client.models.addHosted({ connectionId: 'cloud', name: 'large' })
  await client.models.addHosted({ connectionId: 'cloud', name: 'small' })
}
