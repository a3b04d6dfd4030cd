import { readPreferences } from '../workspace/preferences.ts'
import { savePreferences } from '../workspace/save-preferences.ts'
import { getWorkspaceInfo } from '../workspace/workspace-info.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `workspace.*`. `addSamples` puts the samples into the workspace and gives their experiments' ids. */
export function createWorkspaceProcedures(
  { workspace }: Implementer,
  context: ServiceContext,
  addSamples: () => Promise<string[]>,
) {
  const { stores } = context
  return {
    info: workspace.info.handler(() => getWorkspaceInfo(context)),
    preferences: workspace.preferences.handler(() => readPreferences(stores.settings)),
    savePreferences: workspace.savePreferences.handler(({ input }) => savePreferences(context, input)),
    clearCache: workspace.clearCache.handler(() => ({ removed: stores.cache.clear() })),
    addSamples: workspace.addSamples.handler(async () => ({ experimentIds: await addSamples() })),
  }
}
