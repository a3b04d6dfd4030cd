const groupSize = 64

/** Does asynchronous work for each item, some at a time, and gives the results in the order of the items. */
export async function inGroups<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let from = 0; from < items.length; from += groupSize) {
    results.push(...(await Promise.all(items.slice(from, from + groupSize).map(work))))
  }
  return results
}
