/**
 * The template that renders exactly to `text`: what looks like a tag in it is text, and blanks and line ends that
 * rendering would take away beside such a look-alike are kept. Most texts stay as they are, but for a line end at the
 * very end, which rendering takes away and which is therefore doubled.
 */
export function literalTemplate(text: string): string {
  const escaped = text
    .replaceAll(/(?<=^[ \t]*)\{(?=-)|\{(?=[{%#])/gmu, '{{ "{" }}')
    .replaceAll(/(?<=[#%-]\})\n/gu, '{{ "\\n" }}')
    // Runs of a thousand blanks are refused by parseTemplate.
    .replaceAll(/\s{200}(?=\s)/gu, (run) => `${run}{{ "" }}`)
  return escaped.endsWith('\n') ? `${escaped}\n` : escaped
}

/** A literal that something follows in its template: its last line end is kept, and a brace at its end opens no tag. */
export function literalPiece(text: string): string {
  const template = literalTemplate(text)
  const open = template.endsWith('{') ? `${template.slice(0, -1)}{{ "{" }}` : template
  return text.endsWith('\n') ? open.slice(0, -1) : open
}
