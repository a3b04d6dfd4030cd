/** True when every word of `search` is somewhere in `text`, whatever the case. */
export function matchesSearch(text: string, search: string): boolean {
  const found = text.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => found.includes(word))
}
