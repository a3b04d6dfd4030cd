import type { PromptContent } from '../../../core/prompts/prompt-content.ts'
import { canonicalJson } from '../../../core/text/canonical-json.ts'
import type { VariantDraft } from './experiment-draft.ts'

type Part = 'extract' | 'samples'

/**
 * What a variant takes over from a version that was just chosen for it: the settings that the prompt was written for, its
 * extractor and its samples. What came from the version before goes with it; what a person chose stays.
 */
export function takeOver(
  variant: Pick<VariantDraft, 'settings' | Part>,
  before: PromptContent | undefined,
  chosen: PromptContent,
): Pick<VariantDraft, 'settings' | Part> {
  const { jsonSchema, ...own } = variant.settings
  const isFromBefore = jsonSchema !== undefined && isSame(jsonSchema, before?.settings?.jsonSchema)
  const settings = { ...(isFromBefore ? own : variant.settings), ...chosen.settings }
  const extract =
    chosen.extract ?? (isSame(variant.extract, before?.extract) ? { kind: 'whole' as const } : variant.extract)
  const samples = chosen.samples ?? (variant.samples === before?.samples ? undefined : variant.samples)
  return { settings, extract, samples }
}

function isSame(one: unknown, other: unknown): boolean {
  return other !== undefined && canonicalJson(one) === canonicalJson(other)
}
