const mask = '[key]'

/** Echoed pieces of a key at least this long are taken out wherever they stand. */
const shortestPiece = 8

/**
 * Takes every trace of a key out of a text that a server sent: the key itself, pieces of it (providers like to echo its
 * first or last characters), tokens that are partly masked with asterisks, and anything that follows "Bearer".
 * `key` is undefined where the request carried none.
 */
export function redact(text: string, key: string | undefined): string {
  const general = text
    .replaceAll(/\bBearer\s+[^\s"',;]+/gi, `Bearer ${mask}`)
    .replaceAll(/[\w-]*\*{2,}[\w*-]*/g, mask)
    .replaceAll(/\b(?:sk|gsk|xai|pk|hf)[-_][\w-]{8,}/g, mask)
    .replaceAll(/\bAIza[\w-]{8,}/g, mask)
  if (!key) return general
  return redactEnds(redactPieces(general.replaceAll(key, mask), key), key)
}

/** Replaces every run of at least `shortestPiece` characters that also stands in the key, whatever its case. */
function redactPieces(text: string, key: string): string {
  const haystack = key.toLowerCase()
  const lower = text.toLowerCase()
  let out = ''
  let at = 0
  while (at < text.length) {
    let length = shortestPiece
    if (at + length <= text.length && haystack.includes(lower.slice(at, at + length))) {
      while (at + length < text.length && haystack.includes(lower.slice(at, at + length + 1))) length += 1
      out += mask
      at += length
    } else {
      out += text[at]
      at += 1
    }
  }
  return out
}

/** Replaces whole words of four characters or more that begin or end the key, as in "your key ending in 9x2Q". */
function redactEnds(text: string, key: string): string {
  const isKeyPart = (word: string) => key.length > word.length && (key.startsWith(word) || key.endsWith(word))
  return text.replaceAll(/[\w-]{4,}/g, (word) => (isKeyPart(word) ? mask : word))
}
