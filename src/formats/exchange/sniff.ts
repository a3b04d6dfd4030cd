import type { ImportSniff } from './import-format.ts'
import { isRecord } from './is-record.ts'
import { readData, readJson } from './read-data.ts'

const sniffedLine = 1_000_000

/** Looks at a file once for all formats; a file that is broken has neither data nor a first line. */
export function sniff(path: string, text: string): ImportSniff {
  const firstLine =
    text
      .slice(0, sniffedLine)
      .split('\n')
      .find((line) => line.trim() !== '') ?? ''
  const line = quietly(() => readJson(firstLine, path))
  const isLines = isRecord(line) && text.trim() !== firstLine.trim()
  return {
    path,
    text,
    data: isLines ? undefined : quietly(() => readData(text, { file: path })),
    firstLine: isRecord(line) ? line : undefined,
  }
}

function quietly(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return undefined
  }
}
