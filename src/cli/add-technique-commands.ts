import { InvalidArgumentError, type Command } from 'commander'
import type { CliContext, ExitCode } from './cli-context.ts'
import { ablateCommand } from './commands/ablate.ts'
import { applyTechniqueCommand, type ApplyOptions } from './commands/apply-technique.ts'
import { optimiseCommand, type OptimiseOptions } from './commands/optimise.ts'
import { listTechniquesCommand } from './commands/techniques.ts'
import { matrixCommand, type MatrixOptions } from './commands/technique-matrix.ts'
import type { VariantsOptions } from './variants-options.ts'

/** `assay techniques ...`, `assay prompts apply` and `assay ablate`. `inCli` opens the workspace and runs a command in it. */
export function addTechniqueCommands(
  program: Command,
  inCli: (work: (cli: CliContext) => Promise<ExitCode>) => Promise<void>,
): void {
  const techniques = program
    .command('techniques')
    .description('list the techniques that prompts can be changed by')
    .action(() => inCli(listTechniquesCommand))
  withVariantsOptions(
    techniques
      .command('matrix')
      .argument('<prompt>', 'name, or name@v3, name@label, name@branch')
      .description(
        'make an experiment of one prompt asked in the usual ways: zero-shot, few-shot, chain of thought ...',
      ),
  )
    .option('--examples <dataset>', 'take few-shot examples from this dataset (default: the one that is run)')
    .option('--examples-split <name>', 'take them from this split (default: train, where the dataset has one)')
    .option('--shots <count>', 'examples shown', toCount, 4)
    .option('--choose <how>', 'first, random, balanced or nearest', 'balanced')
    .option('--role <text>', 'add a variant with this role')
    .option('--samples <count>', 'add a variant that draws so many chains of thought and lets them vote', toCount)
    .option('--trigger <text>', 'what asks for the steps')
    .option('--no-say-marker', 'for a model that ends its steps with "Answer:" by itself')
    .option('--run', 'run it')
    .action((prompt: string, options: MatrixOptions) => inCli((cli) => matrixCommand(cli, prompt, options)))

  const prompts = program.commands.find((command) => command.name() === 'prompts') ?? program.command('prompts')
  prompts
    .command('apply')
    .argument('<prompt>', 'name, or name@v3, name@label, name@branch')
    .description('change a prompt by a technique and commit it on a branch')
    .requiredOption('--technique <id>', 'see assay techniques')
    .option('--options <json>', 'its options, such as {"count":3}')
    .option('--dataset <name>', 'take few-shot examples from this dataset')
    .option('--split <name>', 'take them from this split (default: train, where the dataset has one)')
    .option('--message <number>', 'the message to change, counted from 1', toCount)
    .option('--branch <name>', 'the branch to commit on (default: technique/<id>)')
    .option('--dry-run', 'show what it changes, and commit nothing')
    .action((prompt: string, options: ApplyOptions) => inCli((cli) => applyTechniqueCommand(cli, prompt, options)))

  withVariantsOptions(
    program
      .command('ablate')
      .argument('<prompt>', 'name, or name@v3, name@label, name@branch')
      .description('leave out each part of a prompt in turn, and print what each is worth'),
  )
    .option('--no-run', 'make the experiment only')
    .action((prompt: string, options: VariantsOptions & { run: boolean }) =>
      inCli((cli) => ablateCommand(cli, prompt, options)),
    )

  program
    .command('optimise')
    .argument('<prompt>', 'name, or name@v3, name@label, name@branch')
    .description('look for better examples and wordings on the train rows, and report the best on the test rows')
    .requiredOption('--dataset <name>', 'a dataset with the splits train and test')
    .requiredOption('--model <id>', 'such as local/starter')
    .option(
      '--metric <metrics...>',
      'ids, or JSON with "id" and "options"; the first chooses (default: normalised-match)',
    )
    .option('--train <split>', 'the rows to choose by', 'train')
    .option('--test <split>', 'the rows to report on', 'test')
    .option('--sets <count>', 'sets of examples to try', toWhole, 6)
    .option('--shots <count>', 'examples in each', toCount, 4)
    .option('--rewrites <count>', 'wordings of the instruction to ask for', toWhole, 0)
    .option('--rewriter <model>', 'the model to ask for them (default: the one that is optimised for)')
    .option('--max-answers <count>', 'the budget, in answers', toCount, 1000)
    .option('--max-cost <usd>', 'what the runs may cost', toPositive)
    .option('--seed <number>', 'seed of draws and answers', toWhole, 1)
    .action((prompt: string, options: OptimiseOptions) => inCli((cli) => optimiseCommand(cli, prompt, options)))
}

function toPositive(text: string): number {
  const value = Number(text)
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('Write a number above 0.')
  return value
}

function withVariantsOptions(command: Command): Command {
  return command
    .requiredOption('--dataset <name>', 'the rows to run')
    .requiredOption('--model <id>', 'such as local/starter')
    .option('--metric <metrics...>', 'ids, or JSON with "id" and "options" (default: normalised-match)')
    .option('--split <name>', 'run the rows of this split only')
    .option('--limit <rows>', 'run the first rows only', toCount)
    .option('--repeats <count>', 'answers for each row', toCount, 1)
    .option('--seed <number>', 'seed of answers, draws and intervals', toWhole, 1)
}

function toCount(text: string): number {
  const value = toWhole(text)
  if (value < 1) throw new InvalidArgumentError('Write a number from 1 on.')
  return value
}

function toWhole(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('Write a whole number.')
  return value
}
