import { extractAfterMarker } from './after-marker.ts'
import type { Extraction, Extractor, ExtractorOf } from './extractor.ts'
import { extractJsonPath } from './json-path.ts'
import { extractLastLine } from './last-line.ts'
import { extractRegex } from './regex.ts'
import { extractWhole } from './whole.ts'

type Extractors = { [K in Extractor['kind']]: (output: string, extractor: ExtractorOf<K>) => Extraction }

/** Every extractor, by its kind. */
const extractors: Extractors = {
  'whole': extractWhole,
  'last-line': extractLastLine,
  'after-marker': extractAfterMarker,
  'regex': extractRegex,
  'json-path': extractJsonPath,
}

/**
 * Takes the answer out of a model's output. Pure; an output without an answer is `{ answer: null, reason }`, never
 * the text that was not extracted. Throws `bad-input` for a regular expression that extractorSchema would refuse.
 */
export function extractAnswer(output: string, extractor: Extractor): Extraction {
  const extract = extractors[extractor.kind] as (output: string, extractor: Extractor) => Extraction
  return extract(output, extractor)
}
