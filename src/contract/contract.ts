import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './common.ts'
import { costs } from './costs.ts'
import { datasets } from './datasets.ts'
import { experiments, runProgressSchema, runs } from './experiments.ts'
import { models, playgroundEventSchema, playgroundInputSchema } from './models.ts'
import { packs } from './packs.ts'
import { prompts } from './prompts.ts'
import { runCharts } from './run-charts.ts'
import { runFiles } from './run-files.ts'
import { transfer } from './transfer.ts'
import { techniques } from './techniques.ts'
import { versions } from './versions.ts'
import { workspace } from './workspace.ts'

/** Something in the workspace changed; a client fetches again what it shows of that kind. */
const workspaceEventSchema = z.discriminatedUnion('type', [
  /** At most ten a second for each run, and always a last one. */
  z.object({ type: z.literal('run-progress'), progress: runProgressSchema }),
  z.object({
    type: z.literal('changed'),
    what: z.enum([
      'prompts',
      'datasets',
      'experiments',
      'models',
      'connections',
      'runs',
      'packs',
      'preferences',
      'runtime',
    ]),
  }),
])
export type WorkspaceEvent = z.infer<typeof workspaceEventSchema>

/** The one typed API: the window, the web host and the command line all speak it. */
export const contract = {
  workspace,
  prompts,
  versions,
  datasets,
  packs,
  transfer,
  models,
  experiments,
  runs: { ...runs, ...runFiles, ...runCharts },
  techniques,
  costs,
  playground: {
    /** Generates with every named model at once; ends when all have ended. Breaking out of the stream stops them. */
    generate: procedure.input(playgroundInputSchema).output(eventIterator(playgroundEventSchema)),
  },
  /** One live stream for each client. */
  events: procedure.input(z.object({}).default({})).output(eventIterator(workspaceEventSchema)),
}

export type Contract = typeof contract
