import { AssayError } from '../../core/errors.ts'
import type { Example, ExampleSet } from '../../core/prompts/example-set.ts'
import type { DatasetStore } from '../../storage/dataset-store.ts'

type DatasetSource = Extract<ExampleSet['source'], { kind: 'dataset' }>

/** The rows of a dataset version that can be examples. Throws `not-found`, and `bad-input` when there are none. */
export type GetExamplePool = (source: DatasetSource) => readonly Example[]

/** Examples are chosen among this many rows at most, the first ones; more would be slow to hand to the renderer. */
const mostRows = 5000

const rememberedPools = 4

/**
 * Reads the rows that prompts take their examples from. A version of a dataset never changes, so the last pools are
 * kept, and a run reads its pool once.
 */
export function createExamplePools(datasets: Pick<DatasetStore, 'getVersion' | 'listFilteredRows'>): GetExamplePool {
  const remembered = new Map<string, readonly Example[]>()
  return (source) => {
    const key = JSON.stringify([source.versionId, source.split])
    const pool = remembered.get(key) ?? readPool(datasets, source)
    remembered.delete(key)
    remembered.set(key, pool)
    for (const oldest of remembered.keys()) if (remembered.size > rememberedPools) remembered.delete(oldest)
    return pool
  }
}

function readPool(
  datasets: Pick<DatasetStore, 'getVersion' | 'listFilteredRows'>,
  { versionId, split }: DatasetSource,
): readonly Example[] {
  if (datasets.getVersion(versionId) === undefined) {
    throw new AssayError('not-found', {
      what: 'dataset version for the examples',
      id: versionId.slice(0, 8),
      mend: 'choose another dataset for the examples of the prompt',
    })
  }
  const { rows } = datasets.listFilteredRows(versionId, split === undefined ? {} : { split }, 0, mostRows)
  const pool = rows.flatMap(({ variables, expected }) =>
    expected === null ? [] : [{ variables: variables as Example['variables'], expected }],
  )
  if (pool.length > 0) return pool
  throw new AssayError('bad-input', {
    what: `The dataset of the examples has no row with an expected output${split === undefined ? '' : ` in the split "${split}"`}`,
    mend: 'choose another dataset or split for the examples',
  })
}
