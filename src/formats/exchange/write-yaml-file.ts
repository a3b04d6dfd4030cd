import { Document, Scalar, visit } from 'yaml'

// A block scalar would lose a carriage return, and editors may mend the others without a word.
const unsafeInBlock = /[^\P{Cc}\n\t]|[\p{Cs}\ufeff\u2028\u2029]/u

/** YAML of a value that JSON could hold, keys in their order; reading it gives the same texts to the last character. */
export function writeYamlFile(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false })
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string') return
      const isBlock = node.value.includes('\n') && /\S/u.test(node.value) && !unsafeInBlock.test(node.value)
      if (isBlock) node.type = Scalar.BLOCK_LITERAL
      else if (node.value.includes('\n') || unsafeInBlock.test(node.value)) node.type = Scalar.QUOTE_DOUBLE
    },
  })
  return document.toString({ lineWidth: 0, doubleQuotedAsJSON: true })
}
