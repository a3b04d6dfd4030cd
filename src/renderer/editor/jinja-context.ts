/** What a person is writing at a place in a template. */
export type JinjaContext =
  | 'text'
  | 'comment'
  | 'marker'
  | 'name'
  | 'statement-start'
  | 'filter'
  | 'property'
  | 'string'
  | 'partial'

/** Tells what can be completed at the end of `before`, which is a template up to the cursor. */
export function jinjaContext(before: string): JinjaContext {
  const open = lastOpening(before)
  if (!open) return 'text'
  const inside = before.slice(open.at + 2)
  if (open.mark === '{#') return /^-?\s*@[\w-]*$/u.test(inside) ? 'marker' : 'comment'
  if (isInString(inside)) return /\bpartial\(\s*["'][^"']*$/u.test(inside) ? 'partial' : 'string'
  if (/\|\s*\w*$/u.test(inside)) return 'filter'
  if (/\.\s*\w*$/u.test(inside)) return 'property'
  if (open.mark === '{%' && /^[-+]?\s*\w*$/u.test(inside)) return 'statement-start'
  return 'name'
}

interface Opening {
  mark: '{{' | '{%' | '{#'
  at: number
}

/** The block that is still open at the end of the text. */
function lastOpening(text: string): Opening | undefined {
  let open: Opening | undefined
  for (const match of text.matchAll(/\{\{|\{%|\{#|\}\}|%\}|#\}/gu)) {
    const mark = match[0]
    if (open) {
      if (mark === closings[open.mark]) open = undefined
    } else if (mark === '{{' || mark === '{%' || mark === '{#') {
      open = { mark, at: match.index }
    }
  }
  return open
}

const closings = { '{{': '}}', '{%': '%}', '{#': '#}' } as const

function isInString(text: string): boolean {
  let quote = ''
  for (const character of text) {
    if (quote) quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
  }
  return quote !== ''
}
