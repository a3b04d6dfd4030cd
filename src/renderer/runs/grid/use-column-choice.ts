import { useCallback, useMemo } from 'react'
import { useStoredState } from '../../components/use-stored-state.ts'
import { type ColumnChoice, firstColumnChoice } from './column-choice.ts'

type Shared = Omit<ColumnChoice, 'variables' | 'metrics'>
type Own = Pick<ColumnChoice, 'variables' | 'metrics'>

/** The columns that a person chose: figures for every grid, variables and metrics for the runs of one dataset version. */
export function useColumnChoice(versionId: string): [ColumnChoice, (choice: ColumnChoice) => void] {
  const { variables, metrics, ...rest } = firstColumnChoice
  const [shared, setShared] = useStoredState<Shared>('grid.columns', rest)
  const [own, setOwn] = useStoredState<Own>(`grid.columns.${versionId.slice(0, 12)}`, { variables, metrics })
  const choice = useMemo(() => ({ ...firstColumnChoice, ...shared, ...own }), [shared, own])
  const change = useCallback(
    ({ variables: names, metrics: indexes, ...others }: ColumnChoice) => {
      setShared(others)
      setOwn({ variables: names, metrics: indexes })
    },
    [setShared, setOwn],
  )
  return [choice, change]
}
