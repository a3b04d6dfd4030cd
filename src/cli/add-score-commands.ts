import { InvalidArgumentError, type Command } from 'commander'
import { scoreCommand, type ScoreOptions } from './commands/score.ts'

/** `assay score` with its words. It opens no workspace. */
export function addScoreCommands(program: Command): void {
  program
    .command('score')
    .description('score JSONL {output, expected} from standard input with one metric, a JSON line for each row')
    .requiredOption('--metric <id>', 'as in docs/metrics.md, such as bleu, exact-match, f1')
    .option('--options <json>', 'options of the metric')
    .option('--aggregate', 'print the figure over all rows last, with its interval and signature')
    .option('--seed <number>', 'of the resampling (default: 1)', toSeed)
    .action((options: ScoreOptions) =>
      scoreCommand(options, process.stdin, (line) => void process.stdout.write(`${line}\n`)),
    )
}

function toSeed(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 4_294_967_295)
    throw new InvalidArgumentError('Write a whole number from 0 to 4294967295.')
  return value
}
