import { openNameDialog } from '../components/name-dialog.tsx'
import { client } from '../connection/client.ts'

/** Asks for the name of a new prompt and creates it. */
export function openNewPromptDialog(onCreated: (promptId: string) => void): void {
  openNameDialog({
    title: 'New prompt',
    action: 'Create',
    placeholder: 'review-label',
    async submit(name) {
      const { id } = await client.prompts.create({ name })
      onCreated(id)
    },
  })
}
