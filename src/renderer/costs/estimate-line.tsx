import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { costQueries } from '../queries/cost-queries.ts'
import { estimateSentence } from './estimate-sentence.ts'

/** What a run of an experiment will cost, in a sentence; nothing while it is not known and where it cannot be said. */
export function EstimateLine({ spec, className }: { spec: ExperimentSpec; className?: string | undefined }) {
  const { data } = useQuery({ ...costQueries.estimate(spec), placeholderData: keepPreviousData })
  return data ? <p className={className}>{estimateSentence(data)}</p> : null
}
