import { useNavigate } from '@tanstack/react-router'
import type { PromptDetail } from '../../../contract/prompts.ts'
import { useCommands } from '../../commands/command-store.ts'
import { notifyDone } from '../../components/notify.ts'
import type { Draft } from '../use-draft.ts'
import { openTechniqueDialog } from './technique-dialog.tsx'
import { openOptimiseDialog } from './optimise-dialog.tsx'
import { openVariantsDialog } from './variants-dialog.tsx'
import type { VariantsKind } from './variants-form.tsx'

/** What techniques do to an open prompt, in the palette too. */
export function useTechniqueCommands(
  prompt: PromptDetail,
  draft: Pick<Draft, 'current' | 'replace'>,
): { apply: () => void; makeVariants: (kind: VariantsKind) => void; optimise: () => void } {
  const navigate = useNavigate()
  const apply = (): void =>
    openTechniqueDialog({
      content: draft.current(),
      onApply: (content, note) => {
        draft.replace(content)
        notifyDone(note)
      },
    })
  const makeVariants = (kind: VariantsKind): void =>
    openVariantsDialog(kind, prompt, (experimentId) => {
      void navigate({ to: '/experiments/$experimentId', params: { experimentId } })
    })
  const optimise = (): void =>
    openOptimiseDialog(prompt, (runId) => void navigate({ to: '/runs/$runId', params: { runId } }))
  useCommands([
    { id: 'apply-technique', title: 'Apply a technique', group: 'Prompt', run: apply },
    { id: 'technique-matrix', title: 'Compare techniques', group: 'Prompt', run: () => makeVariants('matrix') },
    { id: 'ablation', title: 'Take the prompt apart', group: 'Prompt', run: () => makeVariants('ablation') },
    { id: 'optimise', title: 'Optimise the prompt', group: 'Prompt', run: optimise },
  ])
  return { apply, makeVariants, optimise }
}
