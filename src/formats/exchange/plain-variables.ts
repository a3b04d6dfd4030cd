import { literalPiece, literalTemplate } from './literal-template.ts'

export interface PlainVariables {
  template: string
  /** Names as the text writes them with the names that stand for them in the template. */
  names: Map<string, string>
}

/** How a tool writes a variable into a text; the first group of the pattern is its name. */
export type VariableSyntax = 'double-braces' | 'dollar-braces' | 'single-braces'

const patterns: Record<VariableSyntax, RegExp> = {
  'double-braces': /\{\{\s*([\p{L}\p{N}_$@.[\]\- ]{1,120}?)\s*\}\}/gu,
  'dollar-braces': /\$\{\s*([\p{L}\p{N}_.-]{1,120}?)\s*\}/gu,
  'single-braces': /(?<!\{)\{\s*([\p{L}_][\p{L}\p{N}_]{0,119}?)\s*\}(?!\})/gu,
}

/**
 * The template of a text whose only tags are variables: all else is literal, conditions and loops as well. A name that
 * no template can have (`user-name`, `first name`) is spelt with `_`. `rename` decides on names first (OpenAI's
 * `item.question` is `question`); where it gives undefined, the variable stays text.
 */
export function readPlainVariables(
  text: string,
  syntax: VariableSyntax = 'double-braces',
  rename: (name: string) => string | undefined = (name) => name,
): PlainVariables {
  const names = new Map<string, string>()
  const pieces: string[] = []
  let end = 0
  for (const match of text.matchAll(patterns[syntax])) {
    const written = match[1]
    const renamed = written === undefined ? undefined : rename(written)
    if (written === undefined || renamed === undefined) continue
    const name = toVariableName(renamed)
    names.set(written, name)
    pieces.push(literalPiece(text.slice(end, match.index)), `{{ ${name} }}`)
    end = match.index + match[0].length
  }
  const rest = text.slice(end)
  return { template: pieces.join('') + literalTemplate(rest), names }
}

/** A name that templates can have: letters, digits and `_`, not beginning with a digit. */
export function toVariableName(name: string): string {
  const plain = name
    .trim()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9_]+/gu, '_')
    .slice(0, 100)
  if (plain === '' || plain === '_') return 'value'
  return /^[0-9]/u.test(plain) ? `_${plain}` : plain
}
