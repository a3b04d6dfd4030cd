import { Checkbox, NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { experimentQueries } from '../../queries/experiment-queries.ts'
import { BuilderSection } from './builder-section.tsx'
import styles from './experiment-builder.module.css'
import type { ExperimentDraft } from './experiment-draft.ts'
import { StopFields } from './stop-fields.tsx'

/** How it is run and judged: repeats, seed, margin, concurrency, cache. */
export function RunSection({
  draft,
  onChange,
}: {
  draft: ExperimentDraft
  onChange: (changes: Partial<ExperimentDraft>) => void
}) {
  const { data: known = [] } = useQuery(experimentQueries.metrics())
  const isShare = known.find(({ id }) => id === draft.metrics[0]?.id)?.scale === 'pass-fail'
  const factor = isShare ? 100 : 1
  return (
    <BuilderSection title="Run" hint="The same seed gives the same answers and the same intervals again.">
      <div className={styles.fieldsRow}>
        <NumberInput
          label="Repeats"
          description="of every row"
          min={1}
          max={1000}
          allowDecimal={false}
          clampBehavior="strict"
          value={draft.repeats}
          onChange={(value) => onChange({ repeats: typeof value === 'number' ? value : 1 })}
        />
        <NumberInput
          label="Seed"
          description="of cells and intervals"
          min={0}
          max={4_294_967_295}
          allowDecimal={false}
          clampBehavior="strict"
          value={draft.seed}
          onChange={(value) => onChange({ seed: typeof value === 'number' ? value : 0 })}
        />
        <NumberInput
          label="Equivalence margin"
          description={isShare ? 'points that do not matter' : 'difference that does not matter'}
          placeholder="none"
          min={0}
          {...(isShare ? { max: 100, suffix: ' points' } : {})}
          decimalScale={isShare ? 2 : 6}
          clampBehavior="strict"
          value={draft.margin === 0 ? '' : Number((draft.margin * factor).toFixed(6))}
          onChange={(value) => onChange({ margin: typeof value === 'number' ? value / factor : 0 })}
        />
        <NumberInput
          label="Concurrency"
          description="cells at once"
          placeholder="chosen by the model"
          min={1}
          max={512}
          allowDecimal={false}
          clampBehavior="strict"
          value={draft.concurrency ?? ''}
          onChange={(value) => onChange({ concurrency: typeof value === 'number' ? value : null })}
        />
        <NumberInput
          label="Cost cap"
          description="the run stops before it"
          placeholder="none"
          prefix="$"
          min={0}
          decimalScale={4}
          value={draft.maxCostUsd ?? ''}
          onChange={(value) => onChange({ maxCostUsd: typeof value === 'number' && value > 0 ? value : null })}
        />
      </div>
      <StopFields draft={draft} onChange={onChange} />
      <Checkbox
        mt={12}
        label="Take answers from the cache"
        description="An answer to exactly the same request is not asked for again."
        checked={draft.useCache}
        onChange={(event) => onChange({ useCache: event.currentTarget.checked })}
      />
    </BuilderSection>
  )
}
