import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { IconCopy, IconTrash } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { variantLetter } from '../../../core/experiments/experiment-spec.ts'
import { VariantChip } from '../../components/variant-chip.tsx'
import { SettingsButton } from '../../generation/settings-button.tsx'
import { ModelSelect } from '../../models/model-select.tsx'
import { promptQueries } from '../../queries/prompt-queries.ts'
import { settingsWords } from '../../runs/settings-words.ts'
import styles from './experiment-builder.module.css'
import type { VariantDraft } from './experiment-draft.ts'
import { ExtractorFields } from './extractor-fields.tsx'
import { missingVariables } from './missing-variables.ts'
import { SamplesField } from './samples-field.tsx'
import { takeOver } from './take-over.ts'
import { VersionFields } from './version-fields.tsx'

/** One variant: name, prompt and version, model with its settings, and how the answer is taken out of the output. */
export function VariantCard({
  index,
  variant,
  columns,
  onChange,
  onDuplicate,
  onRemove,
}: {
  index: number
  variant: VariantDraft
  columns: readonly string[] | undefined
  onChange: (changes: Partial<VariantDraft>) => void
  onDuplicate: (() => void) | undefined
  onRemove: (() => void) | undefined
}) {
  const letter = variantLetter(index)
  const { name, versionId, modelId, settings, extract, samples } = variant
  const version = useQuery({ ...promptQueries.version(versionId ?? ''), enabled: versionId !== null }).data
  const queryClient = useQueryClient()
  // The version may take a while to come, and what was changed meanwhile must not be undone.
  const latest = useRef({ variant, onChange })
  useEffect(() => {
    latest.current = { variant, onChange }
  })
  const choose = (chosenId: string, changes: Partial<VariantDraft>): void => {
    const before = version?.content
    void queryClient.fetchQuery(promptQueries.version(chosenId)).then(({ content }) => {
      // With the choice itself: a version that is at hand comes before the choice has been drawn.
      latest.current.onChange({ ...changes, ...takeOver(latest.current.variant, before, content) })
    })
  }
  const missing = version && columns ? missingVariables(version.content, columns) : []
  return (
    <section className={styles.card} aria-label={`Variant ${letter}`}>
      <div className={styles.cardHead}>
        <VariantChip index={index} size="lg" />
        <TextInput
          className={styles.grow}
          aria-label={`Name of variant ${letter}`}
          placeholder="What sets it apart"
          maxLength={80}
          value={name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        {onDuplicate ? (
          <Tooltip label="Duplicate">
            <ActionIcon aria-label={`Duplicate variant ${letter}`} onClick={onDuplicate}>
              <IconCopy size={15} />
            </ActionIcon>
          </Tooltip>
        ) : null}
        {onRemove ? (
          <Tooltip label="Remove">
            <ActionIcon aria-label={`Remove variant ${letter}`} onClick={onRemove}>
              <IconTrash size={15} />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </div>
      <VersionFields
        letter={letter}
        promptId={variant.promptId ?? version?.promptId ?? null}
        versionId={versionId}
        onChoose={(promptId, chosenId, promptName) => {
          const changes = {
            promptId,
            versionId: chosenId,
            ...(name === '' && promptName ? { name: promptName.slice(0, 80) } : {}),
          }
          onChange(changes)
          if (chosenId !== null) choose(chosenId, changes)
        }}
      />
      {missing.length > 0 ? (
        <p className={styles.warn} role="status">
          The rows have no column {missing.map((one) => `“${one}”`).join(', ')}, which this version needs.
        </p>
      ) : null}
      <div className={styles.row}>
        <div className={styles.grow}>
          <ModelSelect
            label={`Model of variant ${letter}`}
            value={modelId}
            onChange={(chosen) => onChange({ modelId: chosen })}
          />
        </div>
        <SettingsButton settings={settings} onChange={(changed) => onChange({ settings: changed })} />
      </div>
      <p className={styles.hint}>{settingsWords(settings).join(' · ') || "The model's default settings"}</p>
      <ExtractorFields letter={letter} extract={extract} onChange={(changed) => onChange({ extract: changed })} />
      <SamplesField letter={letter} samples={samples} onChange={(changed) => onChange({ samples: changed })} />
    </section>
  )
}
