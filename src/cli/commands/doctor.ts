import { existsSync } from 'node:fs'
import path from 'node:path'
import { starterModelId } from '../../core/models/model-id.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { describeError } from '../describe-error.ts'

interface Check {
  name: string
  isOk: boolean
  /** What was found, or what is wrong and how to mend it. */
  found: string
}

/** `assay doctor`: tries each part that a run needs and says what is wrong. 1 when one of them is. */
export async function doctorCommand(context: CliContext): Promise<ExitCode> {
  const checks = [
    await check('Node', () => Promise.resolve(`${process.version}, ${process.platform} ${process.arch}`)),
    await check('workspace', () => describeWorkspace(context)),
    await check('local runtime', () => answerOnce(context)),
    await check('connections', () => describeConnections(context)),
    await check('window', () => findWindow(context)),
  ]
  context.output.print(checks, () =>
    checks.map(({ name, isOk, found }) => `${isOk ? '✓' : '✗'} ${name.padEnd(14)} ${found}`).join('\n'),
  )
  return checks.every(({ isOk }) => isOk) ? 0 : 1
}

async function check(name: string, find: () => Promise<string>): Promise<Check> {
  try {
    return { name, isOk: true, found: await find() }
  } catch (error) {
    return { name, isOk: false, found: error instanceof Error ? error.message : describeError(error) }
  }
}

async function describeWorkspace({ client }: CliContext): Promise<string> {
  const { databasePath, databaseBytes, backups } = await client.workspace.info({})
  return `${databasePath}, ${(databaseBytes / 1e6).toFixed(1)} MB, ${backups.length} backups`
}

/** A real answer of the embedded model, so that every part of the runtime is tried. */
async function answerOnce({ client, signal }: CliContext): Promise<string> {
  const messages = [{ role: 'user' as const, content: 'Who are you?' }]
  const stream = await client.playground.generate(
    { content: { messages }, variables: {}, modelIds: [starterModelId], settings: { temperature: 0, maxTokens: 48 } },
    { signal },
  )
  for await (const event of stream) {
    if (event.type === 'error') throw new Error(event.message)
    if (event.type === 'end') {
      const { device } = await client.models.runtime({})
      return `${starterModelId} answered ${event.usage.completionTokens ?? 0} tokens in ${event.timing.totalMs.toFixed(0)} ms on ${device ?? 'an unknown device'}`
    }
  }
  throw new Error('the model sent nothing')
}

async function describeConnections({ client }: CliContext): Promise<string> {
  const connections = await client.models.connections({})
  return connections.map(({ id, keyState }) => (keyState === 'not-needed' ? id : `${id} (key: ${keyState})`)).join(', ')
}

function findWindow({ rendererDirectory }: CliContext): Promise<string> {
  const page = path.join(rendererDirectory, 'index.html')
  if (existsSync(page)) return Promise.resolve(page)
  return Promise.reject(new Error(`not built: run npm run build (looked for ${page})`))
}
