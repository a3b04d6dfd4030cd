/** What `{{ partial("tone", "v3") }}` names: a prompt, and which version of it. */
export interface PartialReference {
  name: string
  /** `v3`, a label, a branch or the beginning of an id; null is the newest version of `main`. */
  version: string | null
}

/** The same text for the same reference, and for no other. */
export function partialKey({ name, version }: PartialReference): string {
  return version === null ? name : `${name}\0${version}`
}

/** A reference as people write it: `tone@v3`. */
export function partialTitle({ name, version }: PartialReference): string {
  return version === null ? name : `${name}@${version}`
}
