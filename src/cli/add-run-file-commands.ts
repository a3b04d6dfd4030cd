import { Option, type Command } from 'commander'
import type { CliContext, ExitCode } from './cli-context.ts'
import { exportRunCommand, reportRunCommand, type ExportRunOptions } from './commands/run-files.ts'

/** `assay runs report` and `assay runs export`, as commands of `runs`. */
export function addRunFileCommands(
  runs: Command,
  inCli: (work: (cli: CliContext) => Promise<ExitCode>) => Promise<void>,
): void {
  runs
    .command('report')
    .argument('<run>', 'id or its beginning, or "last"')
    .description('write a report that stands alone: HTML without scripts or addresses, or Markdown')
    .requiredOption('--out <file>', 'a file that ends in .html or .md; - prints Markdown')
    .action((run: string, options: { out: string }) => inCli((cli) => reportRunCommand(cli, run, options)))
  runs
    .command('export')
    .argument('<run>', 'id or its beginning, or "last"')
    .description('write every cell of a run to a file')
    .addOption(
      new Option('--format <format>', 'csv, jsonl or parquet (default: by the ending of the file)').choices([
        'csv',
        'jsonl',
        'parquet',
      ]),
    )
    .requiredOption('--out <file>', 'where to; - prints CSV or JSONL')
    .action((run: string, options: ExportRunOptions) => inCli((cli) => exportRunCommand(cli, run, options)))
}
