/** How long the name of a prompt, a dataset or an experiment may be. */
const longestName = 120

/** Hands out names that differ: the wish, cut to what a name may be, or the wish with a number behind it. */
export function uniqueNames(): (wish: string) => string {
  const given = new Set<string>()
  return (wish) => {
    const plain = [...wish.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()].slice(0, longestName).join('').trim()
    const base = plain === '' ? 'Imported' : plain
    let name = base
    for (let count = 2; given.has(name); count += 1) name = `${base.slice(0, longestName - 6)} ${count}`
    given.add(name)
    return name
  }
}

/** What a file is called without its folders and its endings: `prompts/tone.prompt.yml` is `tone`. */
export function baseNameOf(path: string): string {
  const file = path.split('/').at(-1) ?? path
  return file.replace(/(?:\.(?:prompty|prompt|ya?ml|jsonl?|txt|md|csv))+$/iu, '') || file
}

/** The folder of a path, without a slash at its end; '' for a file at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}
