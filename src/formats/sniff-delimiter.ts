/** What may part the columns of a line. */
export type Delimiter = ',' | ';' | '\t'

const delimiters: readonly Delimiter[] = [',', ';', '\t']
const sampleLength = 64 * 1024
const sampleRecords = 20

/**
 * Guesses what parts the columns of a text: the delimiter that gives every one of the first records as many columns
 * as the header, and the most of them; among none such, the one that the header has most of. Quoted text is left
 * out of account. A comma where nothing speaks for another.
 */
export function sniffDelimiter(text: string): Delimiter {
  const counts = countDelimiters(text.slice(0, sampleLength), text.length > sampleLength)
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const [header = 0, ...others] = counts.map((count) => count[delimiter])
    const isRegular = others.every((count) => count === header)
    const score = header === 0 ? 0 : isRegular ? 1_000_000 + header : header
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

type Counts = Record<Delimiter, number>

/** How often each delimiter stands outside quotes, in each of the first records that are not blank. */
function countDelimiters(sample: string, isCut: boolean): Counts[] {
  const records: Counts[] = []
  let counts: Counts = { ',': 0, ';': 0, '\t': 0 }
  let isBlank = true
  let isQuoted = false
  const endRecord = () => {
    if (!isBlank) records.push(counts)
    counts = { ',': 0, ';': 0, '\t': 0 }
    isBlank = true
  }
  for (const character of sample) {
    if (character === '"') isQuoted = !isQuoted
    if (!isQuoted && (character === '\n' || character === '\r')) {
      endRecord()
      if (records.length === sampleRecords) return records
      continue
    }
    isBlank = false
    if (!isQuoted && isDelimiter(character)) counts[character] += 1
  }
  // The last record of a cut sample is cut as well, and a header alone is better than none.
  if (!isCut || records.length === 0) endRecord()
  return records
}

function isDelimiter(character: string): character is Delimiter {
  return character === ',' || character === ';' || character === '\t'
}
