import type { Command } from 'commander'
import type { CliContext, ExitCode } from './cli-context.ts'
import { importCommand, type ImportOptions } from './commands/import.ts'

/** `assay import` and `assay export` with their words. `inCli` opens the workspace and runs a command in it. */
export function addTransferCommands(
  program: Command,
  inCli: (work: (cli: CliContext) => Promise<ExitCode>) => Promise<void>,
): void {
  program
    .command('import')
    .argument('<path>', "another tool's file, or a folder of them")
    .description('bring prompts, tests and evaluations of other tools in, and say what could not be carried over')
    .option('--format <name>', 'what the file is (default: seen from its name and contents)', 'auto')
    .option('--model <model...>', 'run this model, or NAME=MODEL for one that the file names')
    .option('--dry-run', 'say what would be made, and make nothing')
    .action((path: string, options: ImportOptions) => inCli((cli) => importCommand(cli, path, options)))
}
