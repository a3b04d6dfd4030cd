import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { datasetQueries } from '../../queries/dataset-queries.ts'
import { SplitSelect } from './split-select.tsx'

type Options = Readonly<Record<string, unknown>>

/** The dataset, and the split of it, that examples come from. */
export function ExamplesSource({ options, onChange }: { options: Options; onChange: (options: Options) => void }) {
  const { data: datasets = [] } = useQuery(datasetQueries.list())
  const { datasetVersionId, split: _split, ...others } = options
  const versionId = typeof datasetVersionId === 'string' ? datasetVersionId : null
  const split = typeof options['split'] === 'string' ? options['split'] : null
  return (
    <>
      <Select
        label="Examples from"
        description="Rows with an expected output; the prompt’s own examples otherwise."
        placeholder={datasets.length === 0 ? 'Import a dataset first' : 'Choose a dataset'}
        data={datasets
          .filter(({ hasExpected }) => hasExpected)
          .map(({ name, versionId: value }) => ({ value, label: name }))}
        value={versionId}
        clearable
        onChange={(chosen) => onChange(chosen === null ? others : { ...others, datasetVersionId: chosen })}
      />
      <SplitSelect
        label="Split"
        versionId={versionId}
        preferred="train"
        value={split}
        onChange={(chosen) => {
          if (versionId === null) return
          onChange({ ...others, datasetVersionId: versionId, ...(chosen === null ? {} : { split: chosen }) })
        }}
      />
    </>
  )
}
