/**
 * Rules that every grammar of a JSON Schema has. White space is where people put it, and bounded: a model could go on
 * with it for ever.
 */
export const commonRules: Readonly<Record<string, string>> = {
  ws: String.raw`| " " | "\n" [ \t]{0,20}`,
  char: String.raw`[^"\\\x7F\x00-\x1F] | [\\] (["\\bfnrt] | "u" [0-9a-fA-F]{4})`,
  string: String.raw`"\"" char* "\""`,
  integer: '"-"? ("0" | [1-9] [0-9]{0,14})',
  number: 'integer ("." [0-9]{1,15})? ([eE] [-+]? [0-9]{1,2})?',
  boolean: '"true" | "false"',
  null: '"null"',
  any: '"{" ws (pair ("," ws pair)* ws)? "}" | "[" ws (any ("," ws any)* ws)? "]" | string | number | boolean | null',
  pair: 'string ":" ws any',
}

/** Text that stands for itself. */
export function literal(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** From `least` to `most` of something. */
export function repeated(item: string, least: number, most: number | undefined): string {
  return `${item}{${least},${most ?? ''}}`
}
