import { Document, isScalar, Scalar, visit } from 'yaml'

// Objects begin with these keys, in this order; all others follow by their code units.
const firstKeys = [
  'assayPack',
  'id',
  'name',
  'description',
  'createdBy',
  'role',
  'versionId',
  'modelId',
  'parents',
  'message',
  'author',
  'time',
  'content',
  'messages',
  'columns',
  'settings',
  'extract',
  'variants',
  'branches',
  'labels',
  'absent',
]
const rank: ReadonlyMap<string, number> = new Map(firstKeys.map((key, index) => [key, index]))

// A block scalar would lose a carriage return, and editors may mend the others without a word.
const unsafeInBlock = /[^\P{Cc}\n\t]|[\p{Cs}\ufeff\u2028\u2029]/u

/**
 * The one YAML text of a value that JSON could hold: keys in a stable order, texts of several lines and every
 * `content` as block scalars, so that a changed line of a prompt is a changed line of the file. What a block cannot
 * hold exactly is written in double quotes with escapes, so that reading gives the same value to the last character.
 */
export function writeYaml(value: unknown): string {
  const document = new Document(withStableKeys(value), { aliasDuplicateObjects: false })
  visit(document, {
    Pair(_, pair) {
      if (isScalar(pair.key)) pair.key.type = mustBeQuoted(pair.key.value) ? Scalar.QUOTE_DOUBLE : Scalar.PLAIN
      if (isScalar(pair.value) && isScalar(pair.key) && pair.key.value === 'content') chooseBlock(pair.value)
    },
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string' || node.type === Scalar.BLOCK_LITERAL) return
      if (node.value.includes('\n')) chooseBlock(node)
      else if (unsafeInBlock.test(node.value)) node.type = Scalar.QUOTE_DOUBLE
    },
  })
  return document.toString({ lineWidth: 0, doubleQuotedAsJSON: true })
}

function chooseBlock(node: Scalar): void {
  if (typeof node.value !== 'string') return
  // Of a text of blanks alone a reader could not tell what is indentation.
  const fitsBlock = /\S/.test(node.value) && !unsafeInBlock.test(node.value)
  node.type = fitsBlock ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE
}

function mustBeQuoted(key: unknown): boolean {
  return typeof key === 'string' && (key.includes('\n') || unsafeInBlock.test(key))
}

function withStableKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withStableKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  const sorted = entries.toSorted(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([key, item]) => [key, withStableKeys(item)]))
}

function rankOf(key: string): number {
  return rank.get(key) ?? firstKeys.length
}
