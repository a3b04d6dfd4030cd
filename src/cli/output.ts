import Table from 'cli-table3'

/** Where a command writes: results to `out`, progress and remarks to `remark` (stderr). */
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
      streams.out.write(isJson ? `${JSON.stringify(data, null, 2)}\n` : `${forPeople()}\n`)
    },
    remark(line) {
      endProgress()
      streams.err.write(`${line}\n`)
    },
    progress(line) {
      if (!streams.err.isTTY) return
      streams.err.write(`\r\u001b[K${line.slice(0, (streams.err.columns ?? 80) - 1)}`)
      hasProgress = true
    },
  }
}

/** A table with light rules. What models and files wrote is shown without control characters, so that it cannot drive the terminal. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[], rightAligned: readonly number[] = []): string {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, index) => (rightAligned.includes(index) ? 'right' : 'left')),
  })
  for (const row of rows) table.push(row.map(toPlainText))
  return table.toString()
}

/** Makes control characters visible and keeps line breaks out of one-line places. */
export function toPlainText(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/\p{Cc}/gu, '\u{fffd}')
}
