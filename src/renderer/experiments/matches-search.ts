/** True when every word of a search is somewhere in the texts, whatever the case. */
export function matchesSearch(search: string, texts: readonly string[]): boolean {
  const within = texts.join(' ').toLocaleLowerCase()
  return search
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => within.includes(word))
}
