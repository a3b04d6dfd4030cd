/**
 * The content of the first Markdown code fence (three or more backticks or tildes, with or without a language), or
 * the whole text where there is none. A fence that is never closed, as in an answer cut by its token limit, runs to
 * the end. Blanks at both ends are left out.
 */
export function stripCodeFence(text: string): string {
  const lines = text.split(/\r?\n/u)
  const start = lines.findIndex((line) => /^ {0,3}(?:`{3,}[^`]*|~{3,}.*)$/u.test(line))
  const fence = /`{3,}|~{3,}/u.exec(lines[start] ?? '')?.[0]
  if (fence === undefined) return text.trim()
  const isEnd = (line: string) => line.trim().startsWith(fence) && /^\s*(?:`+|~+)\s*$/u.test(line)
  const length = lines.slice(start + 1).findIndex(isEnd)
  return lines
    .slice(start + 1, length === -1 ? undefined : start + 1 + length)
    .join('\n')
    .trim()
}
