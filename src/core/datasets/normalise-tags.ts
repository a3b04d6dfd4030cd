/** Tags in their one form: without blanks at their ends, each once, in the order of their characters; empty ones are left out. */
export function normaliseTags(tags: Iterable<string>): string[] {
  return [...new Set([...tags].map((tag) => tag.trim()).filter((tag) => tag !== ''))].sort()
}
