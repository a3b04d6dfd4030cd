import { AssayError } from '../../core/errors.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findPrompt } from '../find-version.ts'
import { formatTable, toPlainText } from '../output.ts'

export interface BranchOptions {
  from?: string
  rename?: string
  delete?: boolean
  force?: boolean
}

/** `assay prompts branch NAME [BRANCH]`: lists branches, or begins, renames or deletes one. */
export async function branchCommand(
  cli: CliContext,
  name: string,
  branch: string | undefined,
  options: BranchOptions,
): Promise<ExitCode> {
  const { client, output } = cli
  const { id: promptId } = await findPrompt(client, name)
  if (branch === undefined) {
    if (options.rename !== undefined || options.delete || options.from !== undefined)
      throw new AssayError('bad-input', { what: 'No branch is named', mend: 'say its name after that of the prompt' })
    return listBranches(cli, promptId)
  }
  if (options.rename !== undefined) {
    await client.versions.renameBranch({ promptId, branch, name: options.rename })
    output.print({ branch: options.rename }, () => `${branch} is ${options.rename} now`)
    return 0
  }
  if (options.delete) {
    const loss = await client.versions.branchLoss({ promptId, branch })
    if (loss.losesDraft && !options.force) {
      throw new AssayError('conflict', {
        what: `The branch "${branch}" has changes that are not committed and would be lost`,
        mend: 'commit them, or add --force',
      })
    }
    const done = await client.versions.deleteBranch({ promptId, branch })
    output.print(done, () => `The branch ${branch} is gone. ${toPlainText(done.sentence)}`)
    return 0
  }
  const { id: versionId, number } = await client.versions.find({ promptId, reference: options.from ?? 'main' })
  const made = await client.versions.createBranch({ promptId, branch, versionId })
  output.print(made, () => `${branch} begins at v${number}`)
  return 0
}

async function listBranches({ client, output }: CliContext, promptId: string): Promise<ExitCode> {
  const branches = await client.versions.branches({ promptId })
  output.print(branches, () =>
    formatTable(
      ['branch', 'newest', 'time', 'ahead of main', 'behind', ''],
      branches.map(({ name, number, updatedAt, ahead, behind, isChanged }) => [
        name,
        `v${number}`,
        updatedAt.slice(0, 16).replace('T', ' '),
        ahead === null ? '' : String(ahead),
        behind === null ? '' : String(behind),
        isChanged ? 'uncommitted changes' : '',
      ]),
      [3, 4],
    ),
  )
  return 0
}
