import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { RouteError } from './shell/route-error.tsx'
import { firstPage } from './shell/last-page.ts'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, errorComponent: RouteError })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: firstPage() })
  },
})

/** What the prompt editor shows in place of the draft: a version, or the difference between it and another. */
interface PromptSearch {
  version?: string
  against?: string
  /** The branch that is worked on; `main` where none is named. */
  branch?: string
  /** The version whose merge into the branch is shown. */
  merge?: string
}

/** The run that a run is compared with. */
interface RunSearch {
  with?: string
}

/** The connection whose models are listed, and the model whose details are open. */
interface ModelsSearch {
  connection?: string
  model?: string
}

const prompts = createRoute({
  getParentRoute: () => root,
  path: '/prompts',
  component: lazyRouteComponent(() => import('./prompts/prompts-page.tsx'), 'PromptsPage'),
})
const prompt = createRoute({
  getParentRoute: () => prompts,
  path: '$promptId',
  validateSearch: (search: Record<string, unknown>): PromptSearch => ({
    ...(typeof search['version'] === 'string' ? { version: search['version'] } : {}),
    ...(typeof search['against'] === 'string' ? { against: search['against'] } : {}),
    ...(typeof search['branch'] === 'string' ? { branch: search['branch'] } : {}),
    ...(typeof search['merge'] === 'string' ? { merge: search['merge'] } : {}),
  }),
})
const playground = createRoute({
  getParentRoute: () => root,
  path: '/playground',
  component: lazyRouteComponent(() => import('./playground/playground-page.tsx'), 'PlaygroundPage'),
})
const experiments = createRoute({
  getParentRoute: () => root,
  path: '/experiments',
  component: lazyRouteComponent(() => import('./experiments/experiments-page.tsx'), 'ExperimentsPage'),
})
const experiment = createRoute({ getParentRoute: () => experiments, path: '$experimentId' })
const runs = createRoute({
  getParentRoute: () => root,
  path: '/runs',
  component: lazyRouteComponent(() => import('./runs/runs-page.tsx'), 'RunsPage'),
})
const run = createRoute({
  getParentRoute: () => runs,
  path: '$runId',
  validateSearch: (search: Record<string, unknown>): RunSearch =>
    typeof search['with'] === 'string' ? { with: search['with'] } : {},
})
const datasets = createRoute({
  getParentRoute: () => root,
  path: '/datasets',
  component: lazyRouteComponent(() => import('./datasets/datasets-page.tsx'), 'DatasetsPage'),
})
const dataset = createRoute({ getParentRoute: () => datasets, path: '$datasetId' })
const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  validateSearch: (search: Record<string, unknown>): ModelsSearch => ({
    ...(typeof search['connection'] === 'string' ? { connection: search['connection'] } : {}),
    ...(typeof search['model'] === 'string' ? { model: search['model'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./models/models-page.tsx'), 'ModelsPage'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
})

const routeTree = root.addChildren([
  home,
  prompts.addChildren([prompt]),
  playground,
  experiments.addChildren([experiment]),
  runs.addChildren([run]),
  datasets.addChildren([dataset]),
  models,
  settings,
])

/** The pages. Their addresses live behind the `#`, so that any host can serve the one file. */
export const router = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: () => null,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
