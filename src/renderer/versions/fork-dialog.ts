import type { VersionSummary } from '../../contract/prompts.ts'
import { openNameDialog } from '../components/name-dialog.tsx'
import { client } from '../connection/client.ts'

/** Asks for a name and begins a prompt that goes on from a version. */
export function openForkDialog(
  { id, promptName, number }: Pick<VersionSummary, 'id' | 'promptName' | 'number'>,
  onDone: (promptId: string) => void,
): void {
  openNameDialog({
    title: `Fork version ${number} into a new prompt`,
    action: 'Fork',
    initial: `${promptName} (fork)`,
    submit: async (name) => onDone((await client.versions.fork({ versionId: id, name })).id),
  })
}
