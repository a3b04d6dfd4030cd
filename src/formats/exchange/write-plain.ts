import type { LossList } from './loss.ts'
import { templateParts } from './template-parts.ts'

/**
 * A template as a text with `{{name}}` for its variables, for tools that know nothing more. What else it does is kept
 * as it is written, and lost: the tool will show it as text.
 */
export function writePlain(template: string, where: string, losses: LossList): string {
  return templateParts(template)
    .map((part) => {
      if (part.kind === 'variable') return `{{${part.name}}}`
      if (part.kind === 'other') {
        const shown = part.source.length > 60 ? 'conditions, loops or filters' : `"${part.source.trim()}"`
        losses.add(shown, where, 'the format knows variables only, so it stays as it is written')
        return part.source
      }
      if (/\{\{\s*[\p{L}_]/u.test(part.text))
        losses.add('text that looks like a variable', where, 'the format cannot tell it from one')
      return part.text
    })
    .join('')
}
