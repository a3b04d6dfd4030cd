import { NumberInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { formatQuantity } from '../../format/format-number.ts'
import { datasetQueries } from '../../queries/dataset-queries.ts'
import { BuilderSection } from './builder-section.tsx'
import styles from './experiment-builder.module.css'
import type { ExperimentDraft } from './experiment-draft.ts'
import type { ChosenRows } from './use-dataset-of-version.ts'

/** Chooses the rows: the newest version of a dataset, or the older one that the experiment already has. */
export function RowsSection({
  draft: { datasetVersionId, split, rowLimit },
  dataset,
  onChange,
}: {
  draft: ExperimentDraft
  dataset: ChosenRows | undefined
  onChange: (changes: Partial<ExperimentDraft>) => void
}) {
  const { data: datasets = [] } = useQuery(datasetQueries.list())
  const isOlder = dataset !== undefined && !dataset.isNewest && datasetVersionId !== null
  const choices = [
    ...(isOlder
      ? [{ value: datasetVersionId, label: `The rows as they were (${formatQuantity(dataset.rowCount, 'row')})` }]
      : []),
    ...datasets.map(({ versionId, name, rowCount }) => ({
      value: versionId,
      label: `${name} (${formatQuantity(rowCount, 'row')})`,
    })),
  ]
  return (
    <BuilderSection title="Rows" hint="Every variant answers the same rows.">
      <div className={styles.row}>
        <Select
          label="Dataset"
          className={styles.grow}
          placeholder={choices.length === 0 ? 'Import a dataset first' : 'Choose a dataset'}
          data={choices}
          value={datasetVersionId}
          allowDeselect={false}
          searchable={choices.length > 8}
          nothingFoundMessage="No such dataset"
          onChange={(value) => onChange({ datasetVersionId: value })}
        />
        {dataset && (dataset.splits.length > 0 || split !== null) ? (
          <Select
            label="Split"
            w={170}
            data={[
              { value: '', label: 'all rows' },
              ...splitsToOffer(dataset, split).map(({ name, rows }) => ({
                value: name,
                label: `${name} (${formatQuantity(rows, 'row')})`,
              })),
            ]}
            value={split ?? ''}
            allowDeselect={false}
            onChange={(value) => onChange({ split: value || null })}
          />
        ) : null}
        <NumberInput
          label="First rows only"
          placeholder="all"
          w={130}
          min={1}
          {...(dataset ? { max: dataset.rowCount } : {})}
          allowDecimal={false}
          value={rowLimit ?? ''}
          onChange={(value) => onChange({ rowLimit: typeof value === 'number' ? value : null })}
        />
      </div>
      {dataset ? (
        <p className={styles.hint}>
          {dataset.columns.length === 0 ? 'No variables' : `Variables: ${dataset.columns.join(', ')}`} ·{' '}
          {dataset.hasExpected ? 'with expected outputs' : 'without expected outputs'}
          {isOlder ? ' · the dataset has been changed since; choose it to use its newest rows' : ''}
        </p>
      ) : null}
    </BuilderSection>
  )
}

/** The splits of the rows; one that is chosen and has no row there any more is still shown, since it will be refused. */
function splitsToOffer({ splits }: ChosenRows, chosen: string | null): ChosenRows['splits'] {
  const isThere = chosen === null || splits.some(({ name }) => name === chosen)
  return isThere ? splits : [...splits, { name: chosen, rows: 0 }]
}
