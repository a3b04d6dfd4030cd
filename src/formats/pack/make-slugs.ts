import { contentId } from '../../core/text/content-id.ts'

const longest = 60
// Windows cannot make files of these names, whatever their ending.
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/

/**
 * A file name for each key: its name in small letters, digits and hyphens. Where that says too little or two would
 * be the same, a piece of the key's hash is added, so that the outcome depends on the set of keys alone.
 */
export function makeSlugs(entries: readonly { key: string; name: string }[]): Map<string, string> {
  const plain = entries.map(({ key, name }) => ({ key, slug: simplify(name) }))
  const uses = Map.groupBy(plain, ({ slug }) => slug)
  return new Map(
    plain.map(({ key, slug }) => {
      const isUsable = slug !== '' && !reserved.test(slug) && uses.get(slug)?.length === 1
      return [key, isUsable ? slug : `${slug || 'unnamed'}-${contentId(key).slice(0, 8)}`]
    }),
  )
}

function simplify(name: string): string {
  const ascii = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return ascii
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '')
}
