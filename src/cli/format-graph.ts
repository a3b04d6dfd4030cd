import { type GraphRow, type GraphVersion, layOutGraph } from '../core/prompts/graph/lay-out-graph.ts'

/** The graph of versions, newest first, as text: for each the lines before its words; the last of them has its dot. */
export function formatGraph(versions: readonly GraphVersion[]): string[][] {
  const rows = layOutGraph(versions)
  return rows.map((row, index) => {
    const above = rows[index - 1]
    const turns = above ? above.edges.filter(({ from, to }) => from !== to) : []
    return [...(above && turns.length > 0 ? [drawTurns(above)] : []), drawDot(row, above)]
  })
}

function drawDot({ lane }: GraphRow, above: GraphRow | undefined): string {
  const cells = drawLanes(above?.edges.map(({ to }) => to) ?? [])
  cells[lane * 2] = '*'
  return finish(cells)
}

function drawTurns({ edges }: GraphRow): string {
  const cells = drawLanes(edges.flatMap(({ from, to }) => (from === to ? [to] : [])))
  for (const { from, to } of edges) {
    const step = Math.sign(to - from)
    for (let at = from * 2 + step; at !== to * 2; at += step) {
      const isEnd = at === to * 2 - step
      cells[at] = isEnd ? (step > 0 ? '\\' : '/') : cells[at] === '|' ? '|' : '_'
    }
  }
  return finish(cells)
}

function drawLanes(lanes: readonly number[]): string[] {
  const cells: string[] = []
  for (const lane of lanes) cells[lane * 2] = '|'
  return cells
}

function finish(cells: readonly string[]): string {
  return Array.from(cells, (cell) => cell ?? ' ').join('')
}
