import { InvalidArgumentError, Option, type Command } from 'commander'
import type { CliContext, ExitCode } from './cli-context.ts'
import { cacheClear, cacheInfo } from './commands/cache.ts'
import { costsCommand, type CostsOptions } from './commands/costs.ts'
import { estimateCommand } from './commands/estimate.ts'

/** `assay estimate`, `assay costs` and `assay cache ...` with their words. */
export function addCostCommands(
  program: Command,
  inCli: (work: (cli: CliContext) => Promise<ExitCode>) => Promise<void>,
): void {
  program
    .command('estimate')
    .argument('[file]', 'experiment file (YAML)')
    .description('say what a run will cost, before it is begun')
    .option('--experiment <name>', 'an experiment of the workspace, instead of a file')
    .action((file: string | undefined, options: { experiment?: string }) =>
      inCli((cli) => estimateCommand(cli, file, options)),
    )
  program
    .command('costs')
    .description('add up what answers cost')
    .addOption(
      new Option('--by <what>', 'what to add up by')
        .choices(['model', 'prompt', 'connection', 'run', 'day'])
        .default('model'),
    )
    .option('--days <count>', 'answers of the last days', toDays, 30)
    .action((options: CostsOptions) => inCli((cli) => costsCommand(cli, options)))
  const cache = program
    .command('cache')
    .description('say how large the response cache is')
    .action(() => inCli(cacheInfo))
  cache
    .command('info')
    .description('say how large the response cache is')
    .action(() => inCli(cacheInfo))
  cache
    .command('clear')
    .description('forget cached answers')
    .option('--model <id>', 'those of this model')
    .option('--prompt <name>', 'those of this prompt')
    .action((options: { model?: string; prompt?: string }) => inCli((cli) => cacheClear(cli, options)))
}

function toDays(text: string): number {
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > 3660) throw new InvalidArgumentError('Write 1 to 3660 days.')
  return days
}
