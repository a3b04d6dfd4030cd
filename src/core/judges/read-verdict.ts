import { isDeeperThan } from '../text/parse-json-answer.ts'

const mostReason = 1000

/**
 * The JSON object that a judge answered with, in whatever it wrote round it: the last one that has the field. Undefined
 * when there is none.
 */
export function readVerdict(text: string, field: string): { value: unknown; reason: string } | undefined {
  const starts = [...text.matchAll(/\{/gu)].map(({ index }) => index).slice(-50)
  for (const start of starts.toReversed()) {
    for (const end of endsAfter(text, start)) {
      const found = parseObject(text.slice(start, end + 1))
      if (found === undefined || !Object.hasOwn(found, field)) continue
      const reason = typeof found['reason'] === 'string' ? found['reason'].slice(0, mostReason) : ''
      return { value: found[field], reason }
    }
  }
  return undefined
}

function endsAfter(text: string, start: number): number[] {
  return [...text.slice(start).matchAll(/\}/gu)].map(({ index }) => start + index).slice(0, 20)
}

function parseObject(text: string): Record<string, unknown> | undefined {
  if (isDeeperThan(text, 20)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** A short piece of an answer that was not understood, for people. */
export function quoteAnswer(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line === '' ? 'it answered nothing' : `it answered "${line.length > 80 ? `${line.slice(0, 80)}…` : line}"`
}
