import type { Json } from './canonical-json.ts'
import { stripCodeFence } from './strip-code-fence.ts'

/** Longer outputs are not parsed: they are not an answer that anything could use. In UTF-16 code units. */
export const maximumJsonAnswer = 1_000_000

const maximumDepth = 100

/**
 * Parses a model's output as JSON, without ever throwing. `stripFences` also accepts JSON inside a Markdown code
 * fence. Output nested deeper than 100 levels is refused, since what reads it afterwards works recursively.
 */
export function parseJsonAnswer(
  output: string,
  { stripFences }: { stripFences: boolean },
): { value: Json } | { problem: string } {
  if (output.length > maximumJsonAnswer) return { problem: 'the output is too long to be read as JSON' }
  if (output.trim() === '') return { problem: 'the output is empty' }
  const direct = parse(output)
  if (!('problem' in direct) || !stripFences) return direct
  const unfenced = stripCodeFence(output)
  return unfenced === output.trim() ? direct : parse(unfenced)
}

function parse(text: string): { value: Json } | { problem: string } {
  if (isDeeperThan(text, maximumDepth)) return { problem: `the JSON nests deeper than ${maximumDepth} levels` }
  try {
    return { value: JSON.parse(text) as Json }
  } catch (error) {
    return { problem: `the output is not JSON: ${(error as Error).message}` }
  }
}

/** True when brackets outside strings open more than `limit` levels; works for any text and never recurses. */
export function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  let isInString = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index)
    if (isInString) {
      if (character === 92) index += 1
      else if (character === 34) isInString = false
    } else if (character === 34) isInString = true
    else if (character === 91 || character === 123) {
      depth += 1
      if (depth > limit) return true
    } else if (character === 93 || character === 125) depth -= 1
  }
  return false
}
