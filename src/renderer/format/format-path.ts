/** The end of a path that tells it apart: `…/reviews/workspace`. Short paths stay whole. */
export function shortPath(path: string, parts = 2): string {
  const pieces = path.split(/[/\\]/u).filter(Boolean)
  return pieces.length <= parts ? path : `…/${pieces.slice(-parts).join('/')}`
}
