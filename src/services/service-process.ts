import { readAppVersion, runtimeEntry } from './entries.ts'
import { openWorkbench } from './open-workbench.ts'
import { serveParent, type ParentPort } from './serve-parent.ts'

/** The service as a utility process of the desktop shell. */
const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort }
if (!parentPort) throw new Error('the service process is started by the desktop shell; use "assay serve" without it')

serveParent({
  parent: parentPort,
  open: (message, secrets) =>
    openWorkbench({
      directory: message.workspaceDirectory,
      resourcesDirectory: message.resourcesDirectory,
      runtimeEntry,
      host: 'electron',
      secrets,
      environment: process.env,
      appVersion: readAppVersion(),
      onLog: (line) => process.stderr.write(`${line}\n`),
    }),
})
