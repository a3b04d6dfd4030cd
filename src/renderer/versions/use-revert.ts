import { useSearch } from '@tanstack/react-router'
import type { VersionSummary } from '../../contract/prompts.ts'
import { confirmAction } from '../components/confirm.tsx'
import { notifyDone, notifyFailure } from '../components/notify.ts'
import { client } from '../connection/client.ts'

/** Commits the content of an older version again, on the branch that is worked on, after asking. */
export function useRevert(): (version: Pick<VersionSummary, 'id' | 'promptId' | 'number'>) => void {
  const { branch = 'main' } = useSearch({ strict: false })
  return ({ id, promptId, number }) =>
    confirmAction({
      title: `Revert ${branch} to version ${number}?`,
      text: 'A new version with the same content is committed. Nothing is taken out of the history, and a draft with changes stays.',
      action: 'Revert',
      onConfirm: () => {
        client.versions
          .revert({ promptId, branch, versionId: id })
          .then((made) => notifyDone(`Version ${made.number} has the content of version ${number}.`))
          .catch(notifyFailure)
      },
    })
}
