import { useNavigate } from '@tanstack/react-router'
import { openNewPromptDialog } from './new-prompt-dialog.ts'

/** Asks for a new prompt's name and opens what was made. */
export function useNewPrompt(): () => void {
  const navigate = useNavigate()
  return () => openNewPromptDialog((promptId) => void navigate({ to: '/prompts/$promptId', params: { promptId } }))
}
