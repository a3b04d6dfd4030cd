import { tokenize } from '@huggingface/jinja'
import type { TemplateToken } from './template-ast.ts'

/** A token and where it stands in the source: offsets in UTF-16 code units, the end not included. */
export interface LocatedToken {
  token: TemplateToken
  start: number
  end: number
}

/**
 * The tokens of a template with their places, which the library does not keep: its tokens are found again in the
 * source, one after another. Blanks round tags are not trimmed, which changes text tokens only. Throws what
 * `tokenize` throws.
 */
export function locateTokens(source: string): LocatedToken[] {
  const located: LocatedToken[] = []
  const text = withoutGenerationTags(source)
  let cursor = 0
  let isOutside = true
  for (const token of tokenize(text)) {
    if (token.type === 'Text') {
      const end = nextTag(text, cursor)
      located.push({ token, start: cursor, end })
      cursor = end
      continue
    }
    // An opening tag after text, or a comment anywhere, is looked for; all else stands right behind the blanks.
    const start = isOutside ? nextTag(text, cursor) : skipBlanks(text, cursor)
    cursor = endOf(token, text, start)
    located.push({ token, start, end: cursor })
    isOutside = token.type === 'Comment' || token.type === 'CloseStatement' || token.type === 'CloseExpression'
  }
  return located
}

/** Where the next `{{`, `{%` or `{#` starts, or the end of the text. */
export function nextTag(text: string, from: number): number {
  const found = /\{[{%#]/gu
  found.lastIndex = from
  return found.exec(text)?.index ?? text.length
}

/** The library drops `{% generation %}` before it reads; blanks of the same length keep every offset. */
function withoutGenerationTags(source: string): string {
  return source.replace(/\{%-?\s*(?:end)?generation\s*-?%\}/gu, (tag) => ' '.repeat(tag.length))
}

function skipBlanks(text: string, from: number): number {
  const found = /\S/gu
  found.lastIndex = from
  return found.exec(text)?.index ?? text.length
}

function endOf(token: TemplateToken, text: string, start: number): number {
  switch (token.type) {
    case 'Comment':
      return text.indexOf('#}', start + (text.startsWith('{#-', start) ? 3 : 2)) + 2
    case 'OpenStatement':
    case 'OpenExpression':
      return start + (text[start + 2] === '-' ? 3 : 2)
    case 'CloseStatement':
    case 'CloseExpression':
      return start + (text[start] === '-' ? 3 : 2)
    case 'StringLiteral':
      return closingQuote(text, start) + 1
    default:
      return start + token.value.length
  }
}

/** The value of a text token has its escapes undone, so its length says nothing about the source. */
function closingQuote(text: string, start: number): number {
  let index = start + 1
  while (index < text.length && text[index] !== text[start]) index += text[index] === '\\' ? 2 : 1
  return index
}
