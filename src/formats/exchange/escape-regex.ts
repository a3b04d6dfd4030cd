/** The regular expression that matches exactly this text. */
export function escapeRegex(text: string): string {
  return text
    .replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
}
