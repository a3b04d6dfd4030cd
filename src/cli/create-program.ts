import { Command, InvalidArgumentError, Option } from 'commander'
import { comparisonSchema } from '../core/statistics/comparison.ts'
import { cancelRun, listCells, listRuns, resumeRun } from './commands/runs.ts'
import { doctorCommand } from './commands/doctor.ts'
import { addDatasetCommands } from './add-dataset-commands.ts'
import { addModel, listModels } from './commands/models.ts'
import { commitPrompt, listPrompts, showPrompt } from './commands/prompts.ts'
import { reproduceCommand } from './commands/reproduce.ts'
import { benchCommand, type BenchOptions } from './commands/bench.ts'
import { runTarget, type RunTargetOptions } from './commands/run-experiment.ts'
import { addSamplesCommand } from './commands/samples.ts'
import { compareTarget, type CompareOptions } from './commands/compare.ts'
import { rescoreCommand } from './commands/rescore.ts'
import { serveCommand } from './commands/serve.ts'
import { addConnectionCommands } from './add-connection-commands.ts'
import { addCostCommands } from './add-cost-commands.ts'
import { addLintCommands } from './add-lint-commands.ts'
import { addPackCommands } from './add-pack-commands.ts'
import { addRunFileCommands } from './add-run-file-commands.ts'
import { addTransferCommands } from './add-transfer-commands.ts'
import { addTechniqueCommands } from './add-technique-commands.ts'
import { addVersionCommands } from './add-version-commands.ts'
import { addScoreCommands } from './add-score-commands.ts'
import type { CliContext, ExitCode } from './cli-context.ts'
import type { Router } from '@orpc/server'

/** What commands run in: a workspace that is open, and the router for the one command that serves it. */
interface OpenedCli extends CliContext {
  router: Router<Record<never, never>, Record<never, never>>
}

interface GlobalOptions {
  workspace?: string
  json?: boolean
}

/** Opens the workspace, runs a command in it and closes it again. */
export type WithCli = (
  options: GlobalOptions,
  host: 'cli' | 'web',
  work: (cli: OpenedCli) => Promise<ExitCode>,
) => Promise<void>

/** Every command with its words. `withCli` does the opening, so that help and bad arguments need no workspace. */
export function createProgram(version: string, withCli: WithCli): Command {
  const program = new Command('assay')
    .description(
      'Compare prompts on local and hosted models, and know from the statistics whether a difference is real.',
    )
    .version(version)
    .option(
      '--workspace <directory>',
      "where prompts, runs and costs are kept (default: ASSAY_HOME, or the platform's data folder)",
    )
    .option('--json', 'print JSON')
    .showHelpAfterError('Add --help for what can be said.')

  const inCli = (work: (cli: OpenedCli) => Promise<ExitCode>, host: 'cli' | 'web' = 'cli') =>
    withCli(program.opts<GlobalOptions>(), host, work)

  program
    .command('run')
    .argument('[file]', 'experiment file (YAML)')
    .description('run an experiment and print its comparison')
    .option('--experiment <name>', 'an experiment of the workspace, instead of a file')
    .option('--limit <rows>', 'first rows only', toCount)
    .option('--repeats <count>', 'answers for each row and variant', toCount)
    .option('--seed <number>', 'seed of answers and intervals', toWholeNumber)
    .option('--no-cache', 'ask again for answers that are known')
    .option('--refresh', 'ask again, and keep the new answers in the cache')
    .option('--max-cost <usd>', 'stand still before more than this is spent, in US dollars', toUsd)
    .option('--sequential', 'stop as soon as the question is settled or hopeless')
    .addOption(
      new Option('--require <verdicts...>', 'exit 1 unless the verdict is one of these').choices(
        comparisonSchema.shape.verdict.options,
      ),
    )
    .option('--fail-on <conditions...>', 'exit 1 when one holds: "B worse", "A better", or a verdict')
    .option('--junit <file>', 'write JUnit XML')
    .option('--summary <file>', 'add a Markdown summary to this file')
    .action((file: string | undefined, options: RunTargetOptions) => inCli((cli) => runTarget(cli, file, options)))

  addLintCommands(program, inCli)

  program
    .command('compare')
    .argument('[run]', 'id or its beginning, or "last"')
    .description('print the comparison of a run, or of scores from anywhere')
    .option('--with <run>', 'compare it with another run over the same rows')
    .option('--scores <file>', 'compare JSONL lines {row, metric, a, b}; - reads standard input')
    .option('--margin <size>', "differences smaller than this do not matter, in the metric's unit", toPositive)
    .option('--level <share>', 'of intervals and tests (default: 0.95)', toPositive)
    .option('--seed <number>', 'seed of the intervals', toWholeNumber)
    .option('--lower <metrics...>', 'metrics of which less is better')
    .option('--names <names...>', 'what A and B are called')
    .option('--sequential', 'the rows came in this order, and somebody may have stopped because of what they showed')
    .action((run: string | undefined, options: CompareOptions) => inCli((cli) => compareTarget(cli, run, options)))

  const runs = program.command('runs').description('list runs, and work with one')
  runs
    .command('list', { isDefault: true })
    .description('list the newest runs')
    .option('--limit <count>', 'how many', toCount, 20)
    .action((options: { limit: number }) => inCli((cli) => listRuns(cli, options)))
  runs
    .command('resume')
    .argument('<run>')
    .description('go on with what is pending')
    .option('--retry-failed', 'run failed cells again as well')
    .action((run: string, options: { retryFailed?: boolean }) => inCli((cli) => resumeRun(cli, run, options)))
  runs
    .command('cancel')
    .argument('<run>')
    .description('stop a run for good')
    .action((run: string) => inCli((cli) => cancelRun(cli, run)))
  runs
    .command('cells')
    .argument('<run>')
    .description('print the answers row by row')
    .option('--failed', 'rows with failed cells only')
    .option('--disagree', 'rows where the variants score differently only')
    .option('--limit <rows>', 'how many rows, 200 at most', toCount, 50)
    .action((run: string, options: { failed?: boolean; disagree?: boolean; limit: number }) =>
      inCli((cli) => listCells(cli, run, options)),
    )

  runs
    .command('reproduce')
    .argument('<run>')
    .description('answer some finished cells once more and compare; exit 1 when one comes out differently')
    .option('--cells <count>', 'how many cells, 200 at most', toCount, 10)
    .action((run: string, options: { cells: number }) => inCli((cli) => reproduceCommand(cli, run, options)))

  addRunFileCommands(runs, inCli)
  runs
    .command('rescore')
    .argument('<run>')
    .description('score the stored answers with other metrics, as a new run; nothing is generated')
    .option('--metrics <file>', 'YAML or JSON: a list of metrics, or an experiment file')
    .option('--experiment', 'the metrics that the experiment of the run has now')
    .action((run: string, options: { metrics?: string; experiment?: boolean }) =>
      inCli((cli) => rescoreCommand(cli, run, options)),
    )

  const prompts = program
    .command('prompts')
    .description('list prompts')
    .action(() => inCli(listPrompts))
  prompts
    .command('show')
    .argument('<prompt>', 'name, or name@v3, name@label')
    .description('print a version')
    .action((prompt: string) => inCli((cli) => showPrompt(cli, prompt)))
  prompts
    .command('commit')
    .argument('<name>')
    .description('commit a new version from a file')
    .requiredOption('--file <file>', 'YAML or JSON with "messages"')
    .requiredOption('--message <text>', 'what changed')
    .option('--branch <name>', 'the branch to commit to (default: main)')
    .action((name: string, options: { file: string; message: string; branch?: string }) =>
      inCli((cli) => commitPrompt(cli, name, options)),
    )
  addVersionCommands(prompts, inCli)

  addDatasetCommands(program, inCli)

  const models = program
    .command('models')
    .description('list models')
    .action(() => inCli(listModels))
  models
    .command('add')
    .argument('<file>', 'GGUF file')
    .description('add a local model')
    .option('--name <name>')
    .action((file: string, options: { name?: string }) => inCli((cli) => addModel(cli, file, options)))
  addConnectionCommands(program, models, inCli)
  program
    .command('bench')
    .argument('<model>', 'a local model, such as local/starter')
    .description('measure how fast a local model reads and writes, by answers at a time')
    .option('--sequences <counts...>', 'answers at a time (default: 1 2 4 8)', toSequences)
    .option('--prompt-tokens <count>', 'length of each prompt (default: by the speed of the machine)', toCount)
    .option('--answer-tokens <count>', 'length of each answer (default: by the speed of the machine)', toCount)
    .action((model: string, options: BenchOptions) => inCli((cli) => benchCommand(cli, model, options)))

  addPackCommands(program, inCli)
  addCostCommands(program, inCli)
  addTransferCommands(program, inCli)
  addTechniqueCommands(program, inCli)
  addScoreCommands(program)
  program
    .command('samples')
    .description('put the sample experiments into the workspace')
    .action(() => inCli(addSamplesCommand))
  program
    .command('doctor')
    .description('try each part that a run needs')
    .action(() => inCli(doctorCommand))
  program
    .command('serve')
    .description('open the window in a browser on this machine')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes any free one', toPort, 4747)
    .action((options: { port: number }) => inCli((cli) => serveCommand(cli, cli.router, options), 'web'))
  return program
}

function toPositive(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError('Write a number from 0 on.')
  return value
}

function toWholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('Write a whole number.')
  return value
}

function toUsd(text: string): number {
  const value = Number(text)
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('Write US dollars, such as 2.50.')
  return value
}

function toCount(text: string): number {
  const value = toWholeNumber(text)
  if (value < 1) throw new InvalidArgumentError('Write a number from 1 on.')
  return value
}

function toSequences(text: string, earlier: number[] | undefined): number[] {
  const value = toCount(text)
  if (value > 64) throw new InvalidArgumentError('At most 64 answers at a time.')
  return [...(earlier ?? []), value]
}

function toPort(text: string): number {
  const value = toWholeNumber(text)
  if (value > 65_535) throw new InvalidArgumentError('Ports go from 0 to 65535.')
  return value
}
