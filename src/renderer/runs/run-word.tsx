import type { RunSummary } from '../../contract/experiments.ts'
import { useLiveRunProgress } from '../connection/run-progress-store.ts'
import { formatCount } from '../format/format-number.ts'
import { RunStatus } from './run-status.tsx'
import { verdictWord } from './verdict/verdict-word.ts'

/** How a run stands in a word: its verdict when it is done, else its state and how far it is. */
export function RunWord({ run }: { run: RunSummary }) {
  const live = useLiveRunProgress(run.id)
  const { status, done, failed, total } = live ?? run
  if (status === 'done' && run.verdict !== null) return <span>{verdictWord(run.verdict).word}</span>
  const share = status === 'done' || total === 0 ? '' : ` ${formatCount(Math.floor(((done + failed) / total) * 100))}%`
  return (
    <>
      <RunStatus status={status} />
      {share}
    </>
  )
}
