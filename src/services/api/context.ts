import { implement } from '@orpc/server'
import { contract } from '../../contract/contract.ts'
import type { WorkspaceDatabase } from '../../storage/database.ts'
import type { DatasetWork } from '../datasets/dataset-work.ts'
import type { EventHub } from '../events.ts'
import type { Log } from '../log.ts'
import type { BackendPool } from '../models/backend-pool.ts'
import type { PriceFinder } from '../models/find-model-price.ts'
import type { LocalRuntime } from '../models/local-runtime.ts'
import type { ModelResolver } from '../models/resolve-model.ts'
import type { PartialFinder } from '../prompts/find-partial.ts'
import type { KeyReader } from '../secrets/read-key.ts'
import type { SecretStore } from '../secrets/secret-store.ts'
import type { Stores } from '../stores.ts'
import type { TemplateRenderer } from '../templates/render-in-worker.ts'
import { reportErrors } from './report-errors.ts'

/** What every use case is given: nothing in the services reads a clock, an environment or a file by itself. */
export interface ServiceContext {
  /** Folder that holds the database and the backups. */
  directory: string
  databasePath: string
  resourcesDirectory: string
  host: 'electron' | 'web' | 'cli'
  appVersion: string
  db: WorkspaceDatabase
  stores: Stores
  events: EventHub
  secrets: SecretStore
  keys: KeyReader
  backends: BackendPool
  /** What only the runtime on this computer can tell. */
  local: LocalRuntime
  models: ModelResolver
  findPrice: PriceFinder
  templates: TemplateRenderer
  /** Work on whole datasets, away from this thread. */
  datasetWork: DatasetWork
  findPartial: PartialFinder
  now: () => Date
  /** A new random id, different every time. */
  newId: () => string
  log: Log
}

/**
 * The contract to implement, with the one middleware that turns whatever is thrown into the contract's `ASSAY` error.
 * Each `create<Noun>Procedures(implementer, context)` answers the procedures of one noun: `implementer.prompts.list.handler(...)`.
 */
export function createImplementer(log: Log) {
  return implement(contract).use(reportErrors(log))
}

export type Implementer = ReturnType<typeof createImplementer>
