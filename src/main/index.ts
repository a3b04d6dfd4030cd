import { fileURLToPath } from 'node:url'
import { app, dialog } from 'electron'
import envPaths from 'env-paths'
import { registerAppScheme } from './app-protocol.ts'
import { workspaceArgument } from './parse-arguments.ts'
import { startApp } from './start-app.ts'

// Built, this file is out/main/index.js.
const at = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const onProblem = (problem: unknown) => console.error(problem)

registerAppScheme()
if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron becomes ready only after this module has ended.
  app
    .whenReady()
    .then(() =>
      startApp({
        rendererDirectory: at('../renderer'),
        preload: at('../preload/index.cjs'),
        serviceEntry: at('./service.js'),
        resourcesDirectory: at('../../resources'),
        workspaceDirectory:
          workspaceArgument(process.argv, process.cwd()) ??
          process.env['ASSAY_HOME'] ??
          envPaths('Assay', { suffix: '' }).data,
        environment: app.isPackaged ? {} : process.env,
        platform: process.platform,
        onProblem,
        now: () => performance.now(),
      }),
    )
    .catch((problem: unknown) => {
      onProblem(problem)
      dialog.showErrorBox('Assay could not start', problem instanceof Error ? problem.message : String(problem))
      app.exit(1)
    })
} else {
  app.quit()
}
