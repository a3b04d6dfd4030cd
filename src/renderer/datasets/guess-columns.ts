/**
 * The column names that a text seems to have, each once, to offer as the expected one: keys of the first JSON object, or the
 * first line split at its separator. A guess for a list of choices; the import itself reads the text strictly.
 */
export function guessColumns(text: string): string[] {
  const start = text.trimStart()
  if (start.startsWith('[') || start.startsWith('{')) return keysOfFirstObject(start)
  const line = start.split(/\r?\n/u, 1)[0] ?? ''
  const separator = line.includes('\t') ? '\t' : line.includes(',') || !line.includes(';') ? ',' : ';'
  return [...new Set(splitLine(line, separator).filter((name) => name !== ''))]
}

function keysOfFirstObject(text: string): string[] {
  const first = /\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*\}/u.exec(text.slice(0, 200_000))?.[0]
  if (!first) return []
  try {
    return Object.keys(JSON.parse(first) as object)
  } catch {
    return []
  }
}

function splitLine(line: string, separator: string): string[] {
  const names: string[] = []
  let name = ''
  let isQuoted = false
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === separator && !isQuoted) {
      names.push(name.trim())
      name = ''
    } else name += character
  }
  return [...names, name.trim()]
}
