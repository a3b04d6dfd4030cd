import type { Command } from 'commander'
import type { CliContext, ExitCode } from './cli-context.ts'
import {
  buildPackCommand,
  diffPackCommand,
  installPackCommand,
  verifyPackCommand,
  type BuildPackOptions,
} from './commands/pack.ts'
import { syncPackCommand, type SyncOptions } from './commands/pack-sync.ts'

/** `assay pack ...` with its words. `inCli` opens the workspace and runs a command in it. */
export function addPackCommands(
  program: Command,
  inCli: (work: (cli: CliContext) => Promise<ExitCode>) => Promise<void>,
): void {
  const pack = program
    .command('pack')
    .description('carry prompts, datasets and experiments between workspaces, git and CI')
  pack
    .command('build')
    .argument('[prompts...]', 'names of prompts (default: all)')
    .description('write a pack: a folder for git, or one .assay file')
    .requiredOption('--out <place>', 'a folder, or a file that ends in .assay')
    .option('--datasets', 'put every dataset into it')
    .option('--experiments', 'put the experiments into it that use these prompts, with their rows')
    .option('--name <name>', 'what the pack is called (default: as before, or as the place)')
    .option('--description <text>', 'what it is for')
    .option('--sign <key>', 'sign it with this ed25519 private key (PEM file)')
    .option('--replace', 'drop what only the pack at the place holds')
    .action((prompts: string[], options: BuildPackOptions) => inCli((cli) => buildPackCommand(cli, prompts, options)))
  pack
    .command('verify')
    .argument('<place>', 'folder or .assay file')
    .description('check hashes, ids and the signature; exit 1 when something is wrong')
    .option('--key <key>', 'the ed25519 public key that it must be signed with (PEM file)')
    .action((place: string, options: { key?: string }) => inCli((cli) => verifyPackCommand(cli, place, options)))
  pack
    .command('install')
    .argument('<place>', 'folder or .assay file')
    .description('add what the workspace lacks; nothing is overwritten')
    .option('--labels', 'move labels of prompts that are here already, too')
    .option('--key <key>', 'the ed25519 public key that it must be signed with (PEM file)')
    .action((place: string, options: { labels?: boolean; key?: string }) =>
      inCli((cli) => installPackCommand(cli, place, options)),
    )
  pack
    .command('diff')
    .argument('<place>', 'folder or .assay file')
    .argument('[other]', 'another pack (default: the workspace)')
    .description('show what a pack brings; exit 1 when both sides have moved on')
    .action((place: string, other: string | undefined) => inCli((cli) => diffPackCommand(cli, place, other)))
  pack
    .command('sync')
    .argument('<folder>', 'such as one in a git checkout')
    .description('bring a folder and the workspace in step, both ways; exit 1 while both sides have moved on')
    .option('--prompts <names...>', 'only these, and what the folder holds (default: all)')
    .option('--watch', 'go on until Ctrl+C')
    .option('--keep', 'let the app keep it in step whenever it runs on this workspace')
    .option('--drop', 'no longer')
    .action((folder: string, options: SyncOptions) => inCli((cli) => syncPackCommand(cli, folder, options)))
}
