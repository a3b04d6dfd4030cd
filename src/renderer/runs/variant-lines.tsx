import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Variant } from '../../core/experiments/experiment-spec.ts'
import { starterModelId, localConnectionId } from '../../core/models/model-id.ts'
import { shortId } from '../../core/prompts/version.ts'
import { VariantChip } from '../components/variant-chip.tsx'
import { promptQueries } from '../queries/prompt-queries.ts'
import { settingsWords } from './settings-words.ts'
import styles from './variant-lines.module.css'

const mostInFull = 4

/** The variants as chips, each with the version of its prompt, its model and its settings; many of them as chips alone. */
export function VariantLines({ variants }: { variants: readonly Variant[] }) {
  const ids = [...new Set(variants.map(({ versionId }) => versionId))]
  const answers = useQueries({ queries: ids.map((id) => promptQueries.version(id)) })
  const versionOf = (id: string) => answers[ids.indexOf(id)]?.data
  return (
    <ul className={styles.lines} aria-label="Variants" data-short={variants.length > mostInFull || undefined}>
      {variants.map(({ name, versionId, modelId, settings }, index) => {
        const version = versionOf(versionId)
        const prompt = version ? `${version.promptName} v${version.number}` : shortId(versionId)
        const rest = [modelWord(modelId), ...settingsWords(settings)].join(' · ')
        return (
          <li key={name} title={`${prompt} · ${rest}`}>
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
                {` · ${rest}`}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function modelWord(modelId: string): string {
  if (modelId === starterModelId) return 'starter model'
  return modelId.startsWith(`${localConnectionId}/`) ? modelId.slice(localConnectionId.length + 1) : modelId
}
