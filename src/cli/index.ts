#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import envPaths from 'env-paths'
import { CommanderError } from 'commander'
import { z } from 'zod'
import { createInProcessClient } from '../services/api/in-process-client.ts'
import { runtimeEntry } from '../services/entries.ts'
import { openWorkbench } from '../services/open-workbench.ts'
import { createMemorySecretStore } from '../services/secrets/memory-secret-store.ts'
import { createProgram, type WithCli } from './create-program.ts'
import { describeError } from './describe-error.ts'
import { createOutput, toPlainText } from './output.ts'

// This file lies two folders below the root, in the sources as in the build.
const fromRoot = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url))
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')))

const badInput = 2
const interrupted = 130
const interrupt = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // Whatever is under way is on disk, so that stopping at once loses nothing either.
    if (interrupt.signal.aborted) process.exit(interrupted)
    interrupt.abort()
  })
}
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Who reads what we print may have seen enough, as `head` has; the work goes on, and the exit code still counts.
    if (error.code !== 'EPIPE') process.exit(badInput)
  })
}

const withCli: WithCli = async (options, host, work) => {
  const workspaceDirectory = options.workspace ?? process.env['ASSAY_HOME'] ?? envPaths('Assay', { suffix: '' }).data
  const output = createOutput(options.json ?? false, { out: process.stdout, err: process.stderr })
  const resourcesDirectory = fromRoot('resources')
  const workbench = await openWorkbench({
    directory: workspaceDirectory,
    resourcesDirectory,
    runtimeEntry,
    host,
    secrets: createMemorySecretStore(),
    environment: process.env,
    appVersion: version,
    onLog: (line) => output.remark(line),
  })
  try {
    const client = createInProcessClient(workbench.router)
    const rendererDirectory = fromRoot('out/renderer')
    process.exitCode = await work({
      client,
      output,
      router: workbench.router,
      workspaceDirectory,
      resourcesDirectory,
      rendererDirectory,
      signal: interrupt.signal,
    })
  } finally {
    await workbench.close()
  }
}

try {
  const program = createProgram(version, withCli)
  // Commander ends the process with 1 for words that it does not understand; here they are bad input.
  const settle = (error: CommanderError) => {
    throw error
  }
  for (const command of [program, ...program.commands, ...program.commands.flatMap((sub) => sub.commands)])
    command.exitOverride(settle)
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : badInput
  } else {
    process.stderr.write(`${toPlainText(describeError(error))}\n`)
    process.exitCode = badInput
  }
}
