import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Variant } from '../../core/experiments/experiment-spec.ts'
import { shortId } from '../../core/prompts/version.ts'
import { VariantChip } from '../components/variant-chip.tsx'
import { promptQueries } from '../queries/prompt-queries.ts'
import styles from './variant-lines.module.css'
import { variantWords } from './variant-words.ts'

const mostInFull = 4

/** The variants as chips, each with the version of its prompt and what sets it apart; many of them as chips alone. */
export function VariantLines({ variants }: { variants: readonly Variant[] }) {
  const ids = [...new Set(variants.map(({ versionId }) => versionId))]
  const answers = useQueries({ queries: ids.map((id) => promptQueries.version(id)) })
  const versionOf = (id: string) => answers[ids.indexOf(id)]?.data
  const { own } = variantWords(variants)
  return (
    <ul className={styles.lines} aria-label="Variants" data-short={variants.length > mostInFull || undefined}>
      {variants.map(({ name, versionId }, index) => {
        const version = versionOf(versionId)
        const prompt = version ? `${version.promptName} v${version.number}` : shortId(versionId)
        const rest = (own[index] ?? []).map((word) => ` · ${word}`).join('')
        return (
          <li key={name} title={`${prompt}${rest}`}>
            <VariantChip index={index} name={name} />
            {variants.length > mostInFull ? null : (
              <span className={styles.detail}>
                {version ? (
                  <Link to="/prompts/$promptId" params={{ promptId: version.promptId }} search={{ version: versionId }}>
                    {prompt}
                  </Link>
                ) : (
                  prompt
                )}
                {rest}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
