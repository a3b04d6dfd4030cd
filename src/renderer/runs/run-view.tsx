import { useQuery } from '@tanstack/react-query'
import { memo, type ReactNode, useCallback, useMemo, useState } from 'react'
import type { GridFilter, RunProgress } from '../../contract/experiments.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { useCommands } from '../commands/command-store.ts'
import { QueryView } from '../components/query-view.tsx'
import { SplitLayout } from '../components/split-layout.tsx'
import { ChosenCell } from './chosen-cell.tsx'
import type { CellChoice } from './grid/cell-choice.ts'
import { FilterBar } from './grid/filter-bar.tsx'
import { RunGrid } from './grid/run-grid.tsx'
import gridStyles from './grid/run-grid.module.css'
import { useGridColumns } from './grid/use-grid-columns.ts'
import { ProgressStrip } from './progress-strip.tsx'
import { runQueries } from './run-queries.ts'
import { RunProblem } from './run-problem.tsx'
import styles from './run-view.module.css'
import { styleVariables } from './style-variables.ts'
import { variantCommands } from './variant-commands.ts'
import { VerdictPanel } from './verdict/verdict-panel.tsx'

// Progress comes ten times a second; what is not about it is drawn anew only when it changes itself.
const QuietVerdict = memo(VerdictPanel)
const QuietFilterBar = memo(FilterBar)
const QuietGrid = memo(RunGrid)

/** A run: how far it is, what it says, its rows, and the chosen cell at the right. `header` stands above and stays. */
export function RunView({
  spec,
  progress,
  problem,
  header,
}: {
  spec: ExperimentSpec
  progress: RunProgress
  /** Why a run that stands still does so, as it was kept with the run. */
  problem: string | null
  header: ReactNode
}) {
  const { runId } = progress
  const isLive = progress.status === 'running'
  const [metric, setMetric] = useState(0)
  const [filter, setFilter] = useState<GridFilter>('all')
  const [choice, setChoice] = useState<CellChoice | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const report = useQuery(runQueries.report(runId, isLive))
  const columns = useGridColumns(spec)
  const variantNames = useMemo(() => spec.variants.map(({ name }) => name), [spec])
  const metrics = report.data?.metrics ?? []

  const open = useCallback(() => setOpen(true), [])
  const close = useCallback(() => setOpen(false), [])
  const changeFilter = useCallback((next: GridFilter) => {
    setFilter(next)
    setChoice(null)
    setOpen(false)
  }, [])
  useCommands([
    {
      id: 'close-inspector',
      title: 'Close the inspector',
      group: 'Run',
      keys: 'Escape',
      isEnabled: isOpen,
      run: close,
    },
    ...variantCommands(variantNames, (variant) => {
      setChoice({ index: choice?.index ?? 0, variant, repeat: 0 })
      setOpen(true)
    }),
  ])

  return (
    <SplitLayout
      id="run"
      inspectorLabel="Cell"
      inspector={
        isOpen && choice ? (
          <ChosenCell
            runId={runId}
            filter={filter}
            choice={choice}
            metrics={metrics}
            variantNames={variantNames}
            onChoose={setChoice}
            onClose={close}
          />
        ) : undefined
      }
    >
      {header}
      <div className={styles.scroller} ref={setScroller} tabIndex={-1}>
        <div className={styles.content} style={styleVariables({ '--grid-width': `${columns?.minWidth ?? 0}px` })}>
          <div className={styles.above}>
            <ProgressStrip progress={progress} />
            <RunProblem problem={progress.problem ?? (progress.status === 'paused' ? problem : null)} />
            <QueryView query={report}>
              {(data) => <QuietVerdict report={data} isLive={isLive} metric={metric} onMetric={setMetric} />}
            </QueryView>
          </div>
          <div className={styles.filters}>
            <QuietFilterBar
              runId={runId}
              filter={filter}
              isLive={isLive}
              variantCount={variantNames.length}
              onFilter={changeFilter}
            />
          </div>
          {columns && scroller ? (
            <div className={gridStyles.frame} style={styleVariables({ '--grid-columns': columns.template })}>
              <QuietGrid
                key={filter}
                runId={runId}
                filter={filter}
                columns={columns}
                variantNames={variantNames}
                metric={metric}
                scale={metrics[metric]?.scale ?? 'pass-fail'}
                isLive={isLive}
                choice={choice}
                isOpen={isOpen}
                onChoose={setChoice}
                onOpen={open}
                onClose={close}
                scroller={scroller}
              />
            </div>
          ) : null}
        </div>
      </div>
    </SplitLayout>
  )
}
