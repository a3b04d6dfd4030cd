import { useQuery } from '@tanstack/react-query'
import { memo, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react'
import { useDebouncedValue } from '@mantine/hooks'
import type { RunProgress, RunReport } from '../../contract/experiments.ts'
import type { GridSort } from '../../contract/run-grid.ts'
import type { ExperimentSpec } from '../../core/experiments/experiment-spec.ts'
import { useCommands } from '../commands/command-store.ts'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'
import { QueryView } from '../components/query-view.tsx'
import { SplitLayout } from '../components/split-layout.tsx'
import { LazyRunCharts } from './charts/lazy-run-charts.tsx'
import { ChosenCell } from './chosen-cell.tsx'
import type { CellChoice } from './grid/cell-choice.ts'
import { ColumnMenu } from './grid/column-menu.tsx'
import { CopyRows } from './grid/copy-rows.tsx'
import { FilterBar } from './grid/filter-bar.tsx'
import { type GridView, toGridQuery, wholeGrid } from './grid/grid-view.ts'
import { RunGrid } from './grid/run-grid.tsx'
import gridStyles from './grid/run-grid.module.css'
import { useColumnChoice } from './grid/use-column-choice.ts'
import { useGridColumns } from './grid/use-grid-columns.ts'
import { type RunPage, RunPages } from './run-pages.tsx'
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

const noMetrics: RunReport['metrics'] = []
/** Typing is over for the moment. */
const searchDelayMs = 180

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
  const [view, setView] = useState<GridView>(wholeGrid)
  const [page, setPage] = useState<RunPage>('rows')
  const [choice, setChoice] = useState<CellChoice | null>(null)
  const [isOpen, setOpen] = useState(false)
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const report = useQuery(runQueries.report(runId, isLive))
  const [columnChoice, chooseColumns] = useColumnChoice(spec.datasetVersionId)
  const layout = useGridColumns(spec, columnChoice)
  const columns = layout?.columns
  const variantNames = useMemo(() => spec.variants.map(({ name }) => name), [spec])
  const metrics = report.data?.metrics ?? noMetrics
  const [search] = useDebouncedValue(view.search, searchDelayMs)
  const query = useMemo(() => toGridQuery({ ...view, search }, metric), [view, search, metric])

  const open = useCallback(() => setOpen(true), [])
  const close = useCallback(() => setOpen(false), [])
  const changeView = useCallback((next: GridView) => {
    setView(next)
    setChoice(null)
    setOpen(false)
  }, [])
  const changeSort = useCallback((sort: GridSort | null) => {
    setView((current) => ({ ...current, sort }))
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
            query={query}
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
          <RunPages page={page} onPage={setPage} runId={runId} />
          {page === 'charts' && report.data ? (
            <Suspense fallback={<LinesSkeleton lines={4} />}>
              <LazyRunCharts report={report.data} metric={metric} isLive={isLive} />
            </Suspense>
          ) : null}
          {page === 'rows' ? (
            <div className={styles.filters}>
              <QuietFilterBar
                runId={runId}
                datasetVersionId={spec.datasetVersionId}
                view={view}
                query={query}
                onView={changeView}
                metric={metric}
                metrics={metrics}
                isLive={isLive}
                variantCount={variantNames.length}
              >
                <CopyRows runId={runId} query={query} variantNames={variantNames} metrics={metrics} metric={metric} />
                {layout ? (
                  <ColumnMenu
                    choice={columnChoice}
                    onChoice={chooseColumns}
                    variables={layout.variables}
                    shownVariables={layout.columns.columns.flatMap((column) =>
                      column.kind === 'variable' ? [column.name] : [],
                    )}
                    metrics={metrics}
                    isComparable={variantNames.length > 1}
                  />
                ) : null}
              </QuietFilterBar>
            </div>
          ) : null}
          {page === 'rows' && columns && scroller ? (
            <div className={gridStyles.frame} style={styleVariables({ '--grid-columns': columns.template })}>
              <QuietGrid
                key={JSON.stringify({ ...query, sort: null })}
                runId={runId}
                query={query}
                columns={columns}
                variantNames={variantNames}
                metrics={metrics}
                metric={metric}
                hasDifferences={columnChoice.differences}
                onSort={changeSort}
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
