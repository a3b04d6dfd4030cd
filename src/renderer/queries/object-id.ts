const ids = new WeakMap<object, number>()
let last = 0

/**
 * A number for an object, the same for as long as it is the same object: stands for a large one in the key of a query,
 * which is written out as text with every drawing.
 */
export function objectId(object: object): number {
  const known = ids.get(object)
  if (known !== undefined) return known
  last += 1
  ids.set(object, last)
  return last
}
