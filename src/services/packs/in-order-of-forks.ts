import type { PackPrompt } from '../../formats/pack/pack.ts'

/** Prompts with those first that others were forked from; in the order of the pack where neither goes on from the other. */
export function inOrderOfForks(prompts: readonly PackPrompt[]): PackPrompt[] {
  const owners = new Map(prompts.flatMap((prompt) => prompt.versions.map(({ id }) => [id, prompt] as const)))
  const ordered = new Set<PackPrompt>()
  const visited = new Set<PackPrompt>()
  const visit = (prompt: PackPrompt) => {
    if (visited.has(prompt)) return
    visited.add(prompt)
    for (const id of prompt.absent) {
      const owner = owners.get(id)
      if (owner) visit(owner)
    }
    ordered.add(prompt)
  }
  for (const prompt of prompts) visit(prompt)
  return [...ordered]
}
