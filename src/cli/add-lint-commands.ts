import type { Command } from 'commander'
import type { CliContext, ExitCode } from './cli-context.ts'
import { lintCommand, listLintRules, type LintOptions } from './commands/lint.ts'
import { renderCommand, type RenderOptions } from './commands/render.ts'
import { AssayError } from '../core/errors.ts'

/** `assay lint` and `assay render` with their words. `inCli` opens the workspace and runs a command in it. */
export function addLintCommands(
  program: Command,
  inCli: (work: (cli: CliContext) => Promise<ExitCode>) => Promise<void>,
): void {
  program
    .command('lint')
    .argument('[prompt]', 'a file (YAML, JSON, an experiment, or plain text), or name, name@v3, name@label')
    .description('say what is likely wrong with a prompt; exit 1 when something is')
    .option('--dataset <name>', 'the rows that it is for')
    .option('--model <id>', 'check its length against the context of this model')
    .option('--rules', 'print the rules and what each is drawn from')
    .action((prompt: string | undefined, options: LintOptions) =>
      inCli((cli) => {
        if (options.rules) return listLintRules(cli)
        if (prompt !== undefined) return lintCommand(cli, prompt, options)
        throw new AssayError('bad-input', { what: 'There is nothing to lint', mend: 'name a file or a prompt' })
      }),
    )
  program
    .command('render')
    .argument('<prompt>', 'a file (YAML, JSON or plain text), or name, name@v3, name@label')
    .description('print what a row makes of a prompt, as it is sent')
    .option('--row <dataset:number>', 'take the variables of this row, counted from 1')
    .option('--vars <file>', 'take the variables of a YAML or JSON file')
    .option('--var <name=value...>', 'set a variable')
    .option('--model <id>', 'count tokens for this model (default for --text and --tokens: local/starter)')
    .option('--messages', 'the messages (default)')
    .option('--text', 'the text that the model reads, its chat template applied')
    .option('--tokens', 'that text token by token')
    .action((prompt: string, options: RenderOptions) => inCli((cli) => renderCommand(cli, prompt, options)))
}
