import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CliContext, ExitCode } from './cli-context.ts'
import { branchCommand, type BranchOptions } from './commands/prompt-branch.ts'
import { diffCommand, type DiffOptions } from './commands/prompt-diff.ts'
import { labelCommand, type LabelOptions, policyCommand, type PolicyOptions } from './commands/prompt-label.ts'
import { forkCommand, logCommand, type LogOptions, revertCommand } from './commands/prompt-log.ts'
import { mergeCommand, type MergeOptions } from './commands/prompt-merge.ts'

const reference = 'name, or name@v3, name@label, name@branch'

/** `assay prompts log|diff|branch|merge|label|policy|fork|revert` with their words. */
export function addVersionCommands(
  prompts: Command,
  inCli: (work: (cli: CliContext) => Promise<ExitCode>) => Promise<void>,
): void {
  prompts
    .command('log')
    .alias('history')
    .argument('<name>')
    .description('list versions, newest first')
    .option('--graph', 'draw how they come from each other')
    .option('--branch <name>', 'only what this branch comes from')
    .option('--limit <count>', 'how many', toCount, 100)
    .action((name: string, options: LogOptions) => inCli((cli) => logCommand(cli, name, options)))
  prompts
    .command('diff')
    .argument('<before>', reference)
    .argument('<after>', `${reference}, or @v3 of the same prompt`)
    .description('show what differs; exit 1 when something does')
    .addOption(new Option('--words', 'word by word, every changed text').conflicts('structure'))
    .option('--structure', 'only which blocks, settings, examples and variables (default: both)')
    .action((before: string, after: string, options: DiffOptions) =>
      inCli((cli) => diffCommand(cli, before, after, options)),
    )
  prompts
    .command('branch')
    .argument('<name>')
    .argument('[branch]')
    .description('list branches, or begin, rename or delete one')
    .option('--from <version>', 'where it begins: v3, a label, a branch, an id (default: main)')
    .addOption(new Option('--rename <name>', 'give it another name').conflicts(['from', 'delete']))
    .addOption(new Option('--delete', 'take it away; its versions stay').conflicts('from'))
    .option('--force', 'delete it with changes that are not committed')
    .action((name: string, branch: string | undefined, options: BranchOptions) =>
      inCli((cli) => branchCommand(cli, name, branch, options)),
    )
  prompts
    .command('merge')
    .argument('<name>')
    .description('merge into a branch; exit 1 on conflicts, with a list')
    .requiredOption('--from <version>', 'a branch, v3, a label, an id, or other-prompt@branch')
    .option('--into <branch>', 'the branch that gets it', 'main')
    .addOption(new Option('--ours', 'take this side where both changed the same').conflicts(['theirs', 'resolution']))
    .addOption(new Option('--theirs', 'take the other side there').conflicts('resolution'))
    .option('--resolution <file>', 'YAML or JSON: by the id of the conflict "ours", "theirs", "base" or {value: ...}')
    .option('--message <text>', 'what the merge is for')
    .option('--dry-run', 'change nothing')
    .action((name: string, options: MergeOptions) => inCli((cli) => mergeCommand(cli, name, options)))
  prompts
    .command('label')
    .argument('<name>')
    .argument('[label]')
    .argument('[version]', 'v3, a branch, an id')
    .description('list labels, tell where one has been, or set it; exit 1 when its policy is not met')
    .option('--reason <text>', 'why; also sets a label whose policy is not met')
    .option('--remove', 'take it away')
    .action((name: string, label: string | undefined, version: string | undefined, options: LabelOptions) =>
      inCli((cli) => labelCommand(cli, name, label, version, options)),
    )
  prompts
    .command('policy')
    .argument('<name>')
    .argument('[label]')
    .description('list or set what a label needs before it moves')
    .addOption(
      new Option('--require <verdicts...>', 'the verdicts over the labelled version that will do').choices([
        'better',
        'equivalent',
      ]),
    )
    .option('--dataset <name>', 'over rows of this dataset')
    .option('--metric <id>', "by this metric (default: the run's first)")
    .option('--rows <count>', 'over at least so many rows', toCount)
    .option('--remove', 'ask for nothing any more')
    .action((name: string, label: string | undefined, options: PolicyOptions) =>
      inCli((cli) => policyCommand(cli, name, label, options)),
    )
  prompts
    .command('fork')
    .argument('<prompt>', reference)
    .argument('<name>', 'of the new prompt')
    .description('begin a prompt that goes on from a version')
    .action((from: string, name: string) => inCli((cli) => forkCommand(cli, from, name)))
  prompts
    .command('revert')
    .argument('<prompt>', reference)
    .description('commit the content of an older version again')
    .option('--branch <name>', 'the branch that gets it', 'main')
    .option('--message <text>', 'why')
    .action((from: string, options: { branch: string; message?: string }) =>
      inCli((cli) => revertCommand(cli, from, options)),
    )
}

function toCount(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('It is a whole number from 1.')
  return value
}
