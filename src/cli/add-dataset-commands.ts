import { InvalidArgumentError, type Command } from 'commander'
import type { CliContext, ExitCode } from './cli-context.ts'
import { addFromRunCommand, type AddFromRunOptions } from './commands/dataset-add-from-run.ts'
import { checkDataset, type CheckOptions } from './commands/dataset-check.ts'
import { diffDataset, logDataset, restoreDataset } from './commands/dataset-history.ts'
import { splitDataset, type SplitOptions } from './commands/dataset-split.ts'
import {
  exportDataset,
  importDataset,
  listDatasets,
  type ExportOptions,
  type ImportOptions,
} from './commands/datasets.ts'

/** `assay datasets ...` with its words. `inCli` opens the workspace and runs a command in it. */
export function addDatasetCommands(
  program: Command,
  inCli: (work: (cli: CliContext) => Promise<ExitCode>) => Promise<void>,
): void {
  const datasets = program
    .command('datasets')
    .description('list datasets')
    .action(() => inCli(listDatasets))
  datasets
    .command('import')
    .argument('<file>', 'CSV, TSV, JSON, JSONL or Parquet, in any encoding')
    .description('import rows; an existing name gets a new version')
    .option('--name <name>', "its name (default: the file's)")
    .option('--expected <column>', 'the column with the expected output (default: "expected", where there is one)')
    .option('--split <column>', 'the column that says which split a row is in')
    .option('--tags <columns...>', 'columns that hold tags, parted by commas or semicolons')
    .option('--group <column>', 'the column that says which rows belong together')
    .action((file: string, options: ImportOptions) => inCli((cli) => importDataset(cli, file, options)))
  datasets
    .command('export')
    .argument('<name>')
    .description('write a dataset to a file')
    .requiredOption('--out <file>', 'ends in .csv, .jsonl or .parquet')
    .option('--version <version>', 'v3, or the beginning of an id (default: the newest)')
    .option('--escape-formulas', 'CSV: keep spreadsheets from running texts as formulas')
    .action((name: string, options: ExportOptions) => inCli((cli) => exportDataset(cli, name, options)))
  datasets
    .command('split')
    .argument('<name>')
    .description('deal the rows out to splits, as a new version')
    .option('--train <share>', 'from 0 to 1', toShare)
    .option('--validation <share>', 'from 0 to 1', toShare)
    .option('--test <share>', 'from 0 to 1', toShare)
    .option('--part <name=share...>', 'a split of another name')
    .option('--seed <number>', 'the same seed deals the same way', toSeed, 1)
    .option('--stratify <column>', 'every split gets its share of each value, such as of "expected"')
    .option('--group <column>', 'rows with one value there go to one split')
    .option('--dry-run', 'show sizes and labels, and save nothing')
    .action((name: string, options: SplitOptions) => inCli((cli) => splitDataset(cli, name, options)))
  datasets
    .command('check')
    .argument('<name>')
    .description('find duplicates and leaks between splits; exit 1 when there are any')
    .option('--threshold <share>', 'how alike rows have to be, from 0.5 to 1', toThreshold, 0.9)
    .option('--columns <columns...>', 'compare these only (default: all variables)')
    .option('--prompt <prompt>', 'also compare with the examples of this prompt: NAME or NAME@version')
    .option('--remove', 'keep one row of each group')
    .option('--move', 'put leaks into one split')
    .action((name: string, options: CheckOptions) => inCli((cli) => checkDataset(cli, name, options)))
  datasets
    .command('log')
    .argument('<name>')
    .description('list the versions of a dataset')
    .action((name: string) => inCli((cli) => logDataset(cli, name)))
  datasets
    .command('diff')
    .argument('<name>')
    .argument('[from]', 'v3, or the beginning of an id (default: the version before)')
    .argument('[to]', '(default: the newest)')
    .description('show added, removed and changed rows; exit 1 when there are any')
    .option('--key <column>', 'the column that tells rows apart (default: what they hold)')
    .option('--limit <rows>', 'of each kind', toLimit, 50)
    .action(
      (name: string, from: string | undefined, to: string | undefined, options: { key?: string; limit: number }) =>
        inCli((cli) => diffDataset(cli, name, { from, to }, options)),
    )
  datasets
    .command('restore')
    .argument('<name>')
    .argument('<version>', 'v3, or the beginning of an id')
    .description('make an earlier version the newest')
    .action((name: string, version: string) => inCli((cli) => restoreDataset(cli, name, version)))
  datasets
    .command('add-from-run')
    .argument('<run>', 'id, its beginning, or "last"')
    .description('make a test of an output: add its row to a dataset, with the output as what is expected')
    .requiredOption('--row <number>', 'row of the run, from 1', toLimit)
    .requiredOption('--variant <letter>', 'A, B ... or its name')
    .requiredOption('--to <dataset>', 'dataset; a new name makes a new one')
    .option('--expected <text>', 'what is right, where the output is not')
    .option('--tags <tags...>')
    .action((run: string, options: AddFromRunOptions) => inCli((cli) => addFromRunCommand(cli, run, options)))
}

function toShare(text: string): number {
  const value = Number(text)
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('Write a number from 0 to 1.')
  return value
}

function toThreshold(text: string): number {
  const value = Number(text)
  if (!(value >= 0.5 && value <= 1)) throw new InvalidArgumentError('Write a number from 0.5 to 1.')
  return value
}

function toSeed(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 4_294_967_295)
    throw new InvalidArgumentError('Write a whole number from 0 to 4294967295.')
  return value
}

function toLimit(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Write a whole number from 1 on.')
  return value
}
