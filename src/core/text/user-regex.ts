import { RE2JS, RE2JSSyntaxException } from 're2js'
import { AssayError } from '../errors.ts'

/** A regular expression that somebody typed or imported. */
export interface RegexSource {
  pattern: string
  /** Any of i, m, s and u; matching is by code points with or without u. */
  flags?: string | undefined
}

export interface RegexMatch {
  text: string
  /** In UTF-16 code units. */
  start: number
  /** By number, 0 being the whole match; undefined for a group that took no part. */
  groups: readonly (string | undefined)[]
  named: ReadonlyMap<string, string | undefined>
}

export interface UserRegex {
  readonly groupCount: number
  /** The leftmost match, or null. Throws `bad-input` for a text longer than `maximumRegexText`. */
  exec(text: string): RegexMatch | null
  test(text: string): boolean
}

/** In UTF-16 code units. */
export const maximumRegexText = 1_000_000

const rememberedSize = 200
const remembered = new Map<string, UserRegex>()

/**
 * Compiles a regular expression in JavaScript's syntax for hostile patterns and hostile text. RE2 (re2js) matches in
 * time proportional to the text, never exponential; the price is no looking ahead or behind and no references to
 * groups. Throws `bad-input`; `where` names the place.
 */
export function compileRegex(source: RegexSource, where: string): UserRegex {
  const { pattern, flags = '' } = source
  const key = `${flags}/${pattern}`
  const known = remembered.get(key)
  if (known) return known
  const compiled = compile(pattern, flags, where)
  if (remembered.size >= rememberedSize) remembered.clear()
  remembered.set(key, compiled)
  return compiled
}

/** What is wrong with a regular expression, in words; undefined when it can be used. For schemas and forms. */
export function regexProblem(source: RegexSource): string | undefined {
  try {
    compileRegex(source, '')
    return undefined
  } catch (error) {
    if (error instanceof AssayError && error.code === 'bad-input') return (error as AssayError<'bad-input'>).data.mend
    throw error
  }
}

function compile(pattern: string, flags: string, where: string): UserRegex {
  const refused = (mend: string) =>
    new AssayError('bad-input', { what: `The regular expression /${pattern}/${flags} cannot be used`, where, mend })
  if (!/^[imsu]*$/u.test(flags) || new Set(flags).size !== flags.length) throw refused('its flags may be i, m, s and u')
  const regex = build(pattern, flags, refused)
  const groupCount = regex.groupCount()

  function exec(text: string): RegexMatch | null {
    if (text.length > maximumRegexText) {
      const what = `The regular expression /${pattern}/${flags} was stopped`
      throw new AssayError('bad-input', { what, where, mend: `the text is longer than ${maximumRegexText} characters` })
    }
    const matcher = regex.matcher(text)
    if (!matcher.find()) return null
    const groups = Array.from({ length: groupCount + 1 }, (_, group) => matcher.group(group) ?? undefined)
    const named = new Map(Object.entries(regex.namedGroups()).map(([name, group]) => [name, groups[group]]))
    return { text: groups[0] ?? '', start: matcher.start(0), groups, named }
  }
  return { groupCount, exec, test: (text) => exec(text) !== null }
}

function build(pattern: string, flags: string, refused: (mend: string) => AssayError): RE2JS {
  const chosen =
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0)
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern), chosen)
  } catch (error) {
    throw refused(explain(error))
  }
}

/** What RE2 leaves out on purpose is said in a person's words; the rest in the library's. */
function explain(error: unknown): string {
  const description = error instanceof RE2JSSyntaxException ? error.getDescription() : String(error)
  const part = error instanceof RE2JSSyntaxException ? (error.getPattern() ?? '') : ''
  if (/^\(\?<?[=!]/u.test(part))
    return 'it looks ahead or behind, which this engine leaves out so that no pattern can hang'
  if (/^\\[1-9k]/u.test(part))
    return 'it refers back to a group, which this engine leaves out so that no pattern can hang'
  return part === '' ? description : `${description}: ${part}`
}
