/** A template that renders as `text`, whatever stands in it: the marks that begin a tag are written as expressions. */
export function literalTemplate(text: string): string {
  return text.replaceAll(/\{[{%#]/gu, (mark) => `{{ '${mark}' }}`)
}
