import { nearestName } from '../../text/nearest-name.ts'
import { blockKinds } from '../../templates/block.ts'
import { readBlockMarker } from '../../templates/block-marker.ts'
import type { LintRule } from '../lint-rule.ts'

const marker = /^[ \t]*\{#-?[ \t]*@([\w-]{0,40})[^\n\r#]{0,200}#\}[ \t]*\r?$/gmu

/** A line that looks like the marker of a block, of a kind that there is not. */
export const unknownBlockMarker: LintRule = {
  id: 'unknown-block-marker',
  title: 'Unknown block marker',
  severity: 'warning',
  reason: 'The line is a comment like any other, so its text belongs to the block before it.',
  source: 'Anthropic, Prompt engineering: use prompt templates and structure',
  check: ({ messages }) =>
    messages.flatMap(({ source, placeOf }) =>
      [...source.matchAll(marker)].flatMap((match) => {
        if (readBlockMarker(match[0].replace(/\r$/u, '')) !== undefined) return []
        const kind = match[1] ?? ''
        const start = match.index + match[0].indexOf('@') + 1
        const place = placeOf(start, start + kind.length)
        const nearest = nearestName(kind, blockKinds)
        const text = `There is no kind of block "${kind}": the kinds are ${blockKinds.join(', ')}.`
        if (nearest === undefined || place.message === null) return [{ text, place }]
        const edit = { ...place, message: place.message, text: nearest }
        return [{ text, place, fix: { title: `Write "@${nearest}"`, edits: [edit] } }]
      }),
    ),
}
