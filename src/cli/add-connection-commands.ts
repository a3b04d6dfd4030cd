import { InvalidArgumentError, type Command } from 'commander'
import { connectionPresets } from '../core/models/connection-presets.ts'
import type { CliContext, ExitCode } from './cli-context.ts'
import { listConnections, testConnectionCommand } from './commands/connections.ts'
import { connectServer, type ConnectOptions } from './commands/models.ts'

/** `assay connections ...` with its words; `assay models connect` is `assay connections add`. */
export function addConnectionCommands(
  program: Command,
  models: Command,
  inCli: (work: (cli: CliContext) => Promise<ExitCode>) => Promise<void>,
): void {
  const connections = program
    .command('connections')
    .description('list the servers that models are asked on')
    .action(() => inCli(listConnections))
  connections
    .command('list')
    .description('list them')
    .action(() => inCli(listConnections))
  connections
    .command('test')
    .argument('<id>', 'a connection')
    .description('ask a server for its models')
    .action((id: string) => inCli((cli) => testConnectionCommand(cli, id)))
  for (const command of [connections.command('add'), models.command('connect')]) {
    command
      .argument('<id>', 'what experiments call it, such as "ollama"')
      .description('add a hosted service or a server of your own')
      .option(
        '--kind <kind>',
        `what it is: ${connectionPresets.map((preset) => preset.id).join(', ')} (default: the id where it is one of these, else openai for any compatible server)`,
      )
      .option('--url <url>', 'its base URL, such as http://127.0.0.1:11434/v1 (default: that of its kind)')
      .option('--api-version <version>', 'the version of the API, for azure')
      .option('--name <name>')
      .option('--key-variable <variable>', 'the environment variable that holds the key')
      .option('--concurrency <count>', 'requests at once, at most', toCount)
      .option('--requests-per-minute <count>', 'requests in a minute, at most', toCount)
      .option('--tokens-per-minute <count>', 'tokens in a minute, at most', toCount)
      .option('--add <models...>', 'models of it to list')
      .action((id: string, options: ConnectOptions) => inCli((cli) => connectServer(cli, id, options)))
  }
}

function toCount(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('Write a number from 1 on.')
  return value
}
