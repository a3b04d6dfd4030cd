const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, count) => count - 1,
}

/**
 * Where an arrow key, Home or End leads in a list of `count` items, from the one at `at` (-1 for before the first);
 * undefined for another key, or where there is nothing to go to.
 */
export function nextInList(key: string, at: number, count: number): number | undefined {
  const next = steps[key]?.(at, count)
  return next === undefined || next < 0 || next === at ? undefined : next
}
