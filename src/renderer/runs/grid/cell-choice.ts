/** The cell that a person looks at: a row by its index within the filter, a variant, a repeat. */
export interface CellChoice {
  index: number
  variant: number
  repeat: number
}

const pageRows = 10

/** Where a key moves the choice in a grid of `total` rows; null for a key that does not move it. */
export function moveChoice(
  key: string,
  choice: CellChoice | null,
  { total, variantCount }: { total: number; variantCount: number },
): CellChoice | null {
  const last = total - 1
  if (last < 0) return null
  const { index, variant, repeat } = choice ?? { index: -1, variant: 0, repeat: 0 }
  const rowMoves: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + pageRows,
    PageUp: index - pageRows,
    Home: 0,
    End: last,
  }
  const toRow = rowMoves[key]
  if (toRow !== undefined) return { index: clamp(toRow, last), variant, repeat }
  const toVariant = key === 'ArrowRight' ? variant + 1 : key === 'ArrowLeft' ? variant - 1 : undefined
  if (toVariant === undefined) return null
  return { index: clamp(index, last), variant: clamp(toVariant, variantCount - 1), repeat }
}

function clamp(value: number, last: number): number {
  return Math.min(last, Math.max(0, value))
}
