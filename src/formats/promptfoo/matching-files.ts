import type { ImportSource } from '../exchange/import-format.ts'

/** The files of the folder that a path or a pattern with `*` and `?` names, sorted; none when there is no such file. */
export async function matchingFiles(pattern: string, source: ImportSource): Promise<string[]> {
  const plain = pattern.replace(/^\.\//u, '')
  if (!/[*?]/u.test(plain)) {
    const text = await source.readText(plain)
    return text === undefined ? [] : [plain]
  }
  const files = await source.listFiles()
  return files.filter((path) => matches(path.split('/'), plain.split('/')))
}

/** Folder by folder; `**` stands for any number of them. */
function matches(path: readonly string[], pattern: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (first === undefined) return path.length === 0
  if (first === '**') return matches(path, rest) || (path.length > 0 && matches(path.slice(1), pattern))
  const [name, ...deeper] = path
  return name !== undefined && matchesName(name, first) && matches(deeper, rest)
}

/** Without going back over what was matched, so that no pattern takes long. */
function matchesName(name: string, pattern: string): boolean {
  let at = 0
  let index = 0
  let star = -1
  let starAt = 0
  while (at < name.length) {
    const sign = pattern[index]
    if (sign === '*') {
      star = index
      starAt = at
      index += 1
    } else if (sign === '?' || sign === name[at]) {
      at += 1
      index += 1
    } else if (star >= 0) {
      starAt += 1
      at = starAt
      index = star + 1
    } else return false
  }
  return /^\**$/u.test(pattern.slice(index))
}
