import { parse, tokenize } from '@huggingface/jinja'
import { locateTokens, nextTag, type LocatedToken } from './locate-tokens.ts'
import { linesOf, type TextRange } from './text-position.ts'

/** What is wrong with a template's syntax, in words, and where. */
export interface TemplateSyntaxError {
  reason: string
  range: TextRange
}

/** The reason with its place in front, for messages without an editor. */
export function placedReason({ reason, range }: TemplateSyntaxError): string {
  return `line ${range.line}, column ${range.column}: ${reason}`
}

/** How people write the tokens that the library names. */
const tokenTexts: Readonly<Record<string, string>> = {
  CloseExpression: '}}',
  CloseStatement: '%}',
  OpenStatement: '{%',
  OpenExpression: '{{',
  CloseParen: ')',
  OpenParen: '(',
  CloseSquareBracket: ']',
  Colon: ':',
  Equals: '=',
}

/**
 * Says in words, and with a place, why a template cannot be parsed. The library's errors carry no place: for the
 * parser it is the token that was read last, for the lexer the first character that cannot be read.
 */
export function explainSyntaxError(source: string, error: Error): TemplateSyntaxError {
  const { rangeOf } = linesOf(source)
  let tokens: LocatedToken[]
  try {
    tokens = locateTokens(source)
  } catch (lexerError) {
    const { start, end, reason } = explainLexerError(source, lexerError as Error)
    return { reason, range: rangeOf(start, end) }
  }
  if (error instanceof RangeError) return { reason: 'it nests too deeply', range: rangeOf(0, source.length) }
  const lastIndex = lastTokenRead(tokens)
  const last = tokens[lastIndex]
  if (last === undefined) return unclosed(tokens, source)
  const found = source.slice(last.start, last.end)
  const open = openBlocks(tokens.slice(0, lastIndex)).at(-1)?.name
  return { reason: inWords(error, found, open), range: rangeOf(last.start, last.end) }
}

/** Parses again through a list that notices which of its items is read. */
function lastTokenRead(tokens: readonly LocatedToken[]): number {
  let last = 0
  const watched = new Proxy(
    tokens.map(({ token }) => token),
    {
      get(list, key, receiver) {
        if (typeof key === 'string' && /^\d+$/u.test(key)) last = Number(key)
        return Reflect.get(list, key, receiver) as unknown
      },
    },
  )
  try {
    parse(watched)
  } catch {
    return last
  }
  return last
}

function inWords({ message }: Error, found: string, openBlock: string | undefined): string {
  const [, wanted] = /^Parser Error: .* !== (\w+)\.$/su.exec(message) ?? []
  if (wanted !== undefined) return `expected "${tokenTexts[wanted] ?? wanted}" but found "${found}"`
  if (message.startsWith('Unexpected token')) return `"${found}" is not expected here`
  if (message.startsWith('Unknown statement')) return unknownStatement(found, openBlock)
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/u, '')
}

function unknownStatement(found: string, openBlock: string | undefined): string {
  if (!/^(?:end|else|elif)/u.test(found)) {
    return `there is no statement "${found}": the statements are if, for, set, macro, call, filter, break and continue`
  }
  return openBlock === undefined
    ? `"{% ${found} %}" has no opening tag before it`
    : `"{% ${found} %}" comes before the "{% end${openBlock} %}" of "{% ${openBlock} %}"`
}

/** The template ended too early: the innermost block that is still open is to blame. */
function unclosed(tokens: readonly LocatedToken[], source: string): TemplateSyntaxError {
  const { rangeOf } = linesOf(source)
  const last = openBlocks(tokens).at(-1)
  if (last === undefined) return { reason: 'it ends too early', range: rangeOf(source.length, source.length) }
  return {
    reason: `"{% ${last.name} %}" is never closed: add "{% end${last.name} %}"`,
    range: rangeOf(last.start, last.end),
  }
}

const blockNames: ReadonlySet<string> = new Set(['if', 'for', 'macro', 'call', 'filter', 'set'])

/** The blocks that are open after some tokens, the innermost last, each with the place of its name. */
function openBlocks(tokens: readonly LocatedToken[]): { name: string; start: number; end: number }[] {
  const open: { name: string; start: number; end: number }[] = []
  tokens.forEach((located, index) => {
    const next = tokens[index + 1]
    if (located.token.type !== 'OpenStatement' || next === undefined) return
    const name = next.token.value
    if (name.startsWith('end')) open.pop()
    else if (blockNames.has(name) && !(name === 'set' && isAssignment(tokens, index))) {
      open.push({ name, start: next.start, end: next.end })
    }
  })
  return open
}

/** `{% set x = 1 %}` needs no end, `{% set x %}` does. */
function isAssignment(tokens: readonly LocatedToken[], from: number): boolean {
  const rest = tokens.slice(from)
  const end = rest.findIndex(({ token }) => token.type === 'CloseStatement')
  return rest.slice(0, end === -1 ? undefined : end).some(({ token }) => token.type === 'Equals')
}

function explainLexerError(source: string, error: Error): { start: number; end: number; reason: string } {
  const tag = firstBrokenTag(source)
  if (/^Unexpected end of input|^Missing end of comment/u.test(error.message)) {
    const opening = source.slice(tag, tag + 2)
    const closing = opening === '{{' ? '}}' : opening === '{%' ? '%}' : '#}'
    const lineEnd = source.slice(tag).search(/[\r\n]/u)
    return {
      start: tag,
      end: lineEnd === -1 ? source.length : tag + lineEnd,
      reason: `"${opening}" is never closed: add "${closing}", and close every quote`,
    }
  }
  const end = tag + shortestFailure(source.slice(tag), error.message)
  return { start: end - 1, end, reason: `${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}` }
}

/** Where the first tag starts that cannot be read on its own, whatever its end is taken to be. */
function firstBrokenTag(source: string): number {
  const mostEnds = 50
  let tag = nextTag(source, 0)
  while (tag < source.length) {
    const ends = /[}%#]\}/gu
    ends.lastIndex = tag + 2
    let end: number | undefined
    for (let tried = 0; tried < mostEnds && end === undefined; tried += 1) {
      const candidate = ends.exec(source)
      if (candidate === null) return tag
      if (isReadable(source.slice(tag, ends.lastIndex))) end = ends.lastIndex
    }
    if (end === undefined) return tag
    tag = nextTag(source, end)
  }
  return tag
}

function isReadable(tag: string): boolean {
  try {
    const last = tokenize(tag).at(-1)?.type
    return last === 'CloseExpression' || last === 'CloseStatement' || last === 'Comment'
  } catch {
    return false
  }
}

/** The length of the shortest beginning that fails in the same way: the character at its end is to blame. */
function shortestFailure(text: string, message: string): number {
  let low = 1
  let high = text.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (failsWith(text.slice(0, middle), message)) high = middle
    else low = middle + 1
  }
  return low
}

function failsWith(text: string, message: string): boolean {
  try {
    tokenize(text)
    return false
  } catch (error) {
    return (error as Error).message === message
  }
}
