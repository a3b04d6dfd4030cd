/** A file name for a text that was pasted, with the ending of what it looks like: JSON, JSON lines, TSV, else CSV. */
export function pastedTextName(text: string): string {
  const [first = ''] = text.trimStart().split(/\r?\n/u, 1)
  if (first.startsWith('[')) return 'pasted text.json'
  if (first.startsWith('{')) return 'pasted text.jsonl'
  return first.includes('\t') ? 'pasted text.tsv' : 'pasted text.csv'
}
