import type { VariantSet } from '../../contract/techniques.ts'
import { AssayError } from '../../core/errors.ts'
import { ablations } from '../../core/techniques/ablations.ts'
import type { ServiceContext } from '../api/context.ts'
import { getVersion } from '../prompts/get-version.ts'
import { saveVariants, type VariantsInput } from './save-variants.ts'

/**
 * Makes an experiment of a version and of the same version without each of its parts in turn, each on a branch
 * `ablation/...`. Throws `bad-input` for a prompt of one part, and as saveVariants does.
 */
export function makeAblation(
  context: Pick<ServiceContext, 'db' | 'stores' | 'now' | 'newId' | 'events'>,
  input: VariantsInput,
): VariantSet {
  const { content, promptName, number } = getVersion(context.stores, input.versionId)
  const { ablations: parts, kept } = ablations(content)
  if (parts.length === 0) {
    throw new AssayError('bad-input', {
      what: `"${promptName}" has one part only, which cannot be left out`,
      mend: 'mark its blocks, with lines such as {# @instruction #}',
    })
  }
  const made = saveVariants(context, input, {
    experimentName: `Ablation: ${promptName}`.slice(0, 120),
    description: `What each part of "${promptName}" v${number} is worth: all of it, and all but one part.`,
    candidates: [
      { name: 'all of it', branch: 'main', content, note: 'As it is.' },
      ...parts.map(({ part, content: without }) => ({
        name: `without ${part}`.slice(0, 80),
        branch: `ablation/${part.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`.slice(0, 80),
        content: without,
        note: `Without ${part}.`,
      })),
    ],
  })
  return { ...made, left: [...kept.map(({ part, reason }) => ({ name: `without ${part}`, reason })), ...made.left] }
}
