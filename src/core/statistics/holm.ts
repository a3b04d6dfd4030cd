/**
 * Holm's step-down adjustment of a family of p-values (Scandinavian Journal of Statistics 6, 1979), in the order
 * given: comparing an adjusted p-value with the level keeps the chance of any false alarm in the family below it.
 */
export function holmAdjust(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => (pValues[a] as number) - (pValues[b] as number))
  const adjusted = pValues.slice()
  let highest = 0
  order.forEach((index, position) => {
    highest = Math.max(highest, Math.min(1, (pValues.length - position) * (pValues[index] as number)))
    adjusted[index] = highest
  })
  return adjusted
}
