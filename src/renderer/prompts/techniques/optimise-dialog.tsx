import { modals } from '@mantine/modals'
import type { PromptDetail } from '../../../contract/prompts.ts'
import { OptimiseForm } from './optimise-form.tsx'

/** Looks for a better prompt while it is open. */
export function openOptimiseDialog(prompt: PromptDetail, onOpenRun: (runId: string) => void): void {
  const modalId = modals.open({
    title: `Optimise: ${prompt.name}`,
    size: 640,
    closeOnClickOutside: false,
    children: (
      <OptimiseForm
        prompt={prompt}
        onOpenRun={(runId) => {
          modals.close(modalId)
          onOpenRun(runId)
        }}
      />
    ),
  })
}
