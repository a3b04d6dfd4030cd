import type { GraphRow } from '../../core/prompts/graph/lay-out-graph.ts'
import styles from './version-graph.module.css'

/** Height of a row of the graph, in pixels. */
export const graphRowHeight = 52
const laneWidth = 13

/** The dot of a version and the lines from it down to the next row. */
export function GraphLanes({ row, laneCount }: { row: GraphRow; laneCount: number }) {
  // What lies further right than there is room is drawn at the edge.
  const at = (lane: number): number => 8 + Math.min(lane, laneCount) * laneWidth
  const middle = graphRowHeight / 2
  return (
    <svg className={styles.lanes} width={at(laneCount - 1) + 10} height={graphRowHeight} aria-hidden>
      {row.edges.map(({ from, to }) => (
        <path
          key={`${from}-${to}`}
          d={`M ${at(from)} ${middle} C ${at(from)} ${middle + 30} ${at(to)} ${middle + 22} ${at(to)} ${middle + graphRowHeight}`}
        />
      ))}
      <circle cx={at(row.lane)} cy={middle} r={4} data-tip={row.isTip || undefined} />
    </svg>
  )
}
