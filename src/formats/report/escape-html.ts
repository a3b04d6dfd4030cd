const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Characters that would turn the direction of the text around them, or that XML and HTML do not allow. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu

/** Text that stands in HTML or SVG as it is, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll(unwanted, '\u{fffd}').replaceAll(/[&<>"']/gu, (character) => names[character] ?? '')
}
