import { modals } from '@mantine/modals'
import type { PromptContent } from '../../../core/prompts/prompt-content.ts'
import { TechniqueForm } from './technique-form.tsx'

/** Shows what a technique changes in a prompt, and applies it to the draft. */
export function openTechniqueDialog(prompt: {
  content: PromptContent
  onApply: (content: PromptContent, note: string) => void
}): void {
  const modalId = modals.open({
    title: 'Techniques',
    size: 980,
    children: <TechniqueForm {...prompt} close={() => modals.close(modalId)} />,
  })
}
