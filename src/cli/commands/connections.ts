import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatTable } from '../output.ts'

const keyWords = {
  'not-needed': 'none needed',
  'environment': 'from the environment',
  'secret-store': 'in the secret store',
  'missing': 'missing',
} as const

/** `assay connections`: the servers that models are asked on, and where their keys come from. */
export async function listConnections({ client, output }: CliContext): Promise<ExitCode> {
  const connections = await client.models.connections({})
  output.print(connections, () =>
    formatTable(
      ['connection', 'kind', 'address', 'key'],
      connections.map(({ id, kind, baseUrl, keyState, keyVariable }) => [
        id,
        kind,
        baseUrl ?? '',
        `${keyWords[keyState]}${keyVariable === null ? '' : ` (${keyVariable})`}`,
      ]),
    ),
  )
  return 0
}

/** `assay connections test ID`: asks a server for its models; the error says what is wrong with address or key. */
export async function testConnectionCommand({ client, output }: CliContext, id: string): Promise<ExitCode> {
  const tested = await client.models.testConnection({ connectionId: id })
  output.print(tested, () =>
    [
      `${id} answers in ${tested.latencyMs.toFixed(0)} ms and offers:`,
      ...tested.models.map(({ name, contextTokens }) =>
        contextTokens === undefined ? `  ${id}/${name}` : `  ${id}/${name} · ${contextTokens} tokens`,
      ),
    ].join('\n'),
  )
  return 0
}
