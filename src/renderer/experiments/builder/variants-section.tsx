import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { BuilderSection } from './builder-section.tsx'
import styles from './experiment-builder.module.css'
import { emptyVariant, type ExperimentDraft, mostVariants, nextKey, type VariantDraft } from './experiment-draft.ts'
import { VariantCard } from './variant-card.tsx'

/** The arms of the comparison, A, B, C ..., each a card. */
export function VariantsSection({
  draft: { variants },
  columns,
  onChange,
}: {
  draft: ExperimentDraft
  columns: readonly string[] | undefined
  onChange: (changes: Partial<ExperimentDraft>) => void
}) {
  const replace = (key: string, next: readonly VariantDraft[]): void =>
    onChange({ variants: variants.flatMap((variant) => (variant.key === key ? next : [variant])) })
  const isFull = variants.length >= mostVariants
  return (
    <BuilderSection title="Variants" hint="Change one thing between A and B, and the verdict speaks of that thing.">
      <div className={styles.cards}>
        {variants.map((variant, index) => (
          <VariantCard
            key={variant.key}
            index={index}
            variant={variant}
            columns={columns}
            onChange={(changes) => replace(variant.key, [{ ...variant, ...changes }])}
            onDuplicate={
              isFull ? undefined : () => replace(variant.key, [variant, { ...variant, key: nextKey(), name: '' }])
            }
            onRemove={variants.length === 1 ? undefined : () => replace(variant.key, [])}
          />
        ))}
      </div>
      {isFull ? null : (
        <Button
          variant="default"
          className={styles.add}
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange({ variants: [...variants, emptyVariant()] })}
        >
          Add a variant
        </Button>
      )}
    </BuilderSection>
  )
}
