import { InvalidArgumentError, type Command } from 'commander'
import type { CliContext, ExitCode } from './cli-context.ts'
import { exportCommand, type ExportOptions } from './commands/export.ts'
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
  program
    .command('export')
    .argument('[prompt]', 'name, or name@v3, name@label, name@branch')
    .description("write a prompt as another tool's file, as a request or as code, or a run as lines for training")
    .requiredOption('--format <name>', 'python-openai, curl, promptfoo, prompty ...; a wrong one lists them all')
    .option('--row <dataset:number>', 'fill a request with this row, counted from 1')
    .option('--var <name=value...>', 'set a variable')
    .option('--dataset <name>', 'rows that go along as tests, or make the lines of openai-batch')
    .option('--model <id>', 'a model of the workspace')
    .option('--run <run>', 'a run in place of a prompt, for sft, dpo and openai-batch: id, its beginning, or "last"')
    .option('--at-least <number>', 'from where on an answer is accepted, where the first metric is a number', toNumber)
    .option('--out <file>', 'write to a file')
    .action((prompt: string | undefined, options: ExportOptions) => inCli((cli) => exportCommand(cli, prompt, options)))
}

function toNumber(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('Write a number.')
  return value
}
