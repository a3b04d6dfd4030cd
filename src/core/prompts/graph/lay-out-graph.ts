/** What of a version the graph is drawn from. */
export interface GraphVersion {
  id: string
  parents: readonly string[]
}

/** A line between the middle of a row and that of the next one, from lane to lane. */
interface GraphEdge {
  from: number
  to: number
}

/** One row of the graph: where the version's dot is, and the lines that leave the row downwards. */
export interface GraphRow {
  id: string
  lane: number
  /** True when the dot has no line coming from above: the newest of its branch. */
  isTip: boolean
  edges: readonly GraphEdge[]
}

/**
 * Lays versions, newest first, out in lanes: a version stands in the lane that its first child kept free for it, its
 * first parent goes on in the same lane, the others get free ones. Parents that are not in the list keep their lanes
 * open to the end, so that the first part of a long history looks the same when more of it is there.
 */
export function layOutGraph(versions: readonly GraphVersion[]): GraphRow[] {
  const lanes: (string | null)[] = []
  return versions.map(({ id, parents }): GraphRow => {
    const before = [...lanes]
    const waiting = before.flatMap((wanted, lane) => (wanted === id ? [lane] : []))
    const lane = waiting[0] ?? freeLane(lanes)
    for (const freed of waiting) lanes[freed] = null
    lanes[lane] = null
    const edges: GraphEdge[] = before.flatMap((wanted, at) =>
      wanted === null || wanted === id ? [] : [{ from: at, to: at }],
    )
    for (const parent of parents) {
      const known = lanes.indexOf(parent)
      const to = known !== -1 ? known : lanes[lane] === null ? lane : freeLane(lanes)
      lanes[to] = parent
      edges.push({ from: lane, to })
    }
    while (lanes.length > 0 && lanes.at(-1) === null) lanes.pop()
    return { id, lane, isTip: waiting.length === 0, edges }
  })
}

function freeLane(lanes: (string | null)[]): number {
  const free = lanes.indexOf(null)
  if (free !== -1) return free
  lanes.push(null)
  return lanes.length - 1
}
