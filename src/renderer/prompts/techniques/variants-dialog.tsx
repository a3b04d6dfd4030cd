import { modals } from '@mantine/modals'
import type { PromptDetail } from '../../../contract/prompts.ts'
import { VariantsForm, type VariantsKind } from './variants-form.tsx'

const titles: Readonly<Record<VariantsKind, string>> = {
  matrix: 'Technique matrix',
  ablation: 'Take the prompt apart',
}

/** Makes an experiment of variants of one prompt, and opens it. */
export function openVariantsDialog(
  kind: VariantsKind,
  prompt: PromptDetail,
  onMade: (experimentId: string) => void,
): void {
  const modalId = modals.open({
    title: `${titles[kind]}: ${prompt.name}`,
    size: 520,
    children: <VariantsForm kind={kind} prompt={prompt} onMade={onMade} close={() => modals.close(modalId)} />,
  })
}
