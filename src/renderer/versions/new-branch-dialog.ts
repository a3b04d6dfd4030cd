import { openNameDialog } from '../components/name-dialog.tsx'
import { client } from '../connection/client.ts'

/** Asks for a name and begins a branch at a version. */
export function openNewBranchDialog({
  promptId,
  versionId,
  onDone,
}: {
  promptId: string
  versionId: string
  onDone: (branch: string) => void
}): void {
  openNameDialog({
    title: 'New branch',
    action: 'Begin',
    placeholder: 'shorter',
    submit: async (branch) => {
      await client.versions.createBranch({ promptId, branch, versionId })
      onDone(branch)
    },
  })
}
