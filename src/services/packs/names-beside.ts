const longestName = 120
const longestBranch = 80
const longestPackPart = 40

/** Names to try for something that came with a pack: its own, then one that says which pack it is from. */
export function* namesBeside(name: string, packName: string): Generator<string> {
  yield name
  const pack = packName.slice(0, longestPackPart).trim()
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? ` (${pack})` : ` (${pack} ${count})`
    yield name.slice(0, longestName - suffix.length).trim() + suffix
  }
}

/** Branches to try for a head that came with a pack: its own, then `<pack>/<branch>`. */
export function* branchesBeside(branch: string, packName: string): Generator<string> {
  yield branch
  const beside = `${packName.slice(0, longestPackPart).trim()}/${branch}`
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : `-${count}`
    yield beside.slice(0, longestBranch - suffix.length).trim() + suffix
  }
}
