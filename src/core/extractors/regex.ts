import { isAssayError } from '../errors.ts'
import { compileRegex, type RegexMatch } from '../text/user-regex.ts'
import type { Extraction, ExtractorOf } from './extractor.ts'

/**
 * The first match of a regular expression: the named or numbered group, or without one the first group (the whole
 * match where the expression has no groups). Not found when nothing matches or the group took no part in the match.
 */
export function extractRegex(output: string, extractor: ExtractorOf<'regex'>): Extraction {
  const { pattern, flags, group } = extractor
  const regex = compileRegex({ pattern, flags }, 'the extractor')
  let match: RegexMatch | null
  try {
    match = regex.exec(output)
  } catch (error) {
    // The output is to blame here: it is too long, or made to take time.
    if (isAssayError(error, 'bad-input')) return { answer: null, reason: error.data.mend ?? error.message }
    throw error
  }
  if (match === null) return { answer: null, reason: `nothing in the output matches /${pattern}/${flags ?? ''}` }
  const key = group ?? (regex.groupCount > 0 ? 1 : 0)
  const answer = typeof key === 'number' ? match.groups[key] : match.named.get(key)
  if (answer === undefined) return { answer: null, reason: `group ${key} of /${pattern}/ matched nothing` }
  return { answer }
}
