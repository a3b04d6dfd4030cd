import type { PackFolders } from '../packs/pack-folders.ts'
import type { RunService } from '../runs/run-service.ts'
import { createImplementer, type ServiceContext } from './context.ts'
import { createCostProcedures } from './costs.ts'
import { createDatasetProcedures } from './datasets.ts'
import { createExperimentProcedures } from './experiments.ts'
import { createModelProcedures } from './models.ts'
import { createPackProcedures } from './packs.ts'
import { createPlaygroundProcedures } from './playground.ts'
import { createPromptProcedures } from './prompts.ts'
import { createRunProcedures } from './runs.ts'
import { createTransferProcedures } from './transfer.ts'
import { createTechniqueProcedures } from './techniques.ts'
import { createVersionProcedures } from './versions.ts'
import { createWorkspaceProcedures } from './workspace.ts'

export interface RouterInput {
  context: ServiceContext
  runs: RunService
  packFolders: PackFolders
  addSamples: () => Promise<string[]>
}

/** The whole contract, answered. */
export function createRouter({ context, runs, packFolders, addSamples }: RouterInput) {
  const implementer = createImplementer(context.log)
  return implementer.router({
    workspace: createWorkspaceProcedures(implementer, context, addSamples),
    prompts: createPromptProcedures(implementer, context),
    versions: createVersionProcedures(implementer, context),
    datasets: createDatasetProcedures(implementer, context),
    packs: createPackProcedures(implementer, context, packFolders),
    transfer: createTransferProcedures(implementer, context),
    models: createModelProcedures(implementer, context),
    experiments: createExperimentProcedures(implementer, context),
    techniques: createTechniqueProcedures(implementer, context, runs),
    runs: createRunProcedures(implementer, context, runs),
    costs: createCostProcedures(implementer, context),
    playground: createPlaygroundProcedures(implementer, context),
    events: implementer.events.handler(({ signal }) => context.events.subscribe(signal)),
  })
}

export type Router = ReturnType<typeof createRouter>
