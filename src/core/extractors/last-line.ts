import type { Extraction } from './extractor.ts'

/** The last line that is not blank, without the blanks round it. */
export function extractLastLine(output: string): Extraction {
  const text = output.trimEnd()
  if (text === '') return { answer: null, reason: 'the output is empty' }
  const lineStart = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1
  return { answer: text.slice(lineStart).trim() }
}
