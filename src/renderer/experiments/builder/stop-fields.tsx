import { Checkbox, NumberInput } from '@mantine/core'
import { stopRuleSchema } from '../../../core/experiments/stop-rule.ts'
import styles from './experiment-builder.module.css'
import type { ExperimentDraft } from './experiment-draft.ts'

/** Whether a run stops by itself when its question is settled, and how sure it must be. */
export function StopFields({
  draft: { stop, variants },
  onChange,
}: {
  draft: ExperimentDraft
  onChange: (changes: Partial<ExperimentDraft>) => void
}) {
  return (
    <>
      <Checkbox
        mt={12}
        label="Stop as soon as it is settled"
        description={
          variants.length < 2
            ? 'Needs two variants to compare.'
            : 'Rows are visited in a seeded order, and the run ends when the variants are told apart, are equivalent, or the rows left would hardly settle it.'
        }
        disabled={variants.length < 2}
        checked={Boolean(stop)}
        onChange={(event) =>
          onChange({ stop: event.currentTarget.checked ? stopRuleSchema.parse({ kind: 'sequential' }) : null })
        }
      />
      {stop ? (
        <div className={styles.fieldsRow}>
          <NumberInput
            label="Error rate"
            description="of a wrong verdict, at any look"
            min={0.1}
            max={50}
            suffix="%"
            decimalScale={2}
            clampBehavior="strict"
            value={Number((stop.alpha * 100).toFixed(4))}
            onChange={(value) => onChange({ stop: { ...stop, alpha: typeof value === 'number' ? value / 100 : 0.05 } })}
          />
          <NumberInput
            label="Rows at least"
            description="before anything is decided"
            min={1}
            max={1_000_000}
            allowDecimal={false}
            clampBehavior="strict"
            value={stop.minimumRows}
            onChange={(value) => onChange({ stop: { ...stop, minimumRows: typeof value === 'number' ? value : 20 } })}
          />
        </div>
      ) : null}
    </>
  )
}
