import Table from 'cli-table3'

/**
 * Where a command writes: results to stdout, progress and remarks to stderr. Whatever models, servers and files wrote,
 * nothing of it can drive the terminal.
 */
export interface Output {
  isJson: boolean
  /** Prints for a person, or the data as JSON when it was asked for. */
  print(data: unknown, forPeople: () => string): void
  remark(line: string): void
  /** A line that the next one replaces on a terminal; nothing elsewhere. */
  progress(line: string): void
}

export function createOutput(isJson: boolean, streams: { out: NodeJS.WriteStream; err: NodeJS.WriteStream }): Output {
  let hasProgress = false
  const endProgress = () => {
    if (hasProgress) streams.err.write('\r\u001b[K')
    hasProgress = false
  }
  return {
    isJson,
    print(data, forPeople) {
      endProgress()
      streams.out.write(`${isJson ? toSafeJson(data) : toPlainLines(forPeople())}\n`)
    },
    remark(line) {
      endProgress()
      streams.err.write(`${toPlainLines(line)}\n`)
    },
    progress(line) {
      if (!streams.err.isTTY) return
      streams.err.write(`\r\u001b[K${toPlainText(line).slice(0, (streams.err.columns ?? 80) - 1)}`)
      hasProgress = true
    },
  }
}

/** A table with light rules. */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  rightAligned: readonly number[] = [],
): string {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, index) => (rightAligned.includes(index) ? 'right' : 'left')),
  })
  for (const row of rows) table.push(row.map(toPlainText))
  return table.toString()
}

/** Control characters, and those that turn the direction of the text around them, but no line break and no tab. */
const driving = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

/** Makes control characters visible and keeps line breaks out of one-line places. */
export function toPlainText(text: string): string {
  return toPlainLines(text.replaceAll(/\s+/g, ' '))
}

/** Makes control characters visible, and keeps lines as they are. */
function toPlainLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(driving, '\u{fffd}')
}

/** JSON whose every control character is escaped: JSON.stringify leaves those beyond ASCII's first ones as they are. */
function toSafeJson(data: unknown): string {
  const escape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(data, null, 2).replaceAll(driving, escape)
}
