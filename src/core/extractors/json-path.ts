import { JSONPath } from 'jsonpath-plus'
import { parseJsonAnswer } from '../text/parse-json-answer.ts'
import type { Extraction, ExtractorOf } from './extractor.ts'

/**
 * The first value at a JSONPath of a JSON output, with or without a Markdown fence round it. Text is returned as it
 * is, everything else as JSON. Path expressions are never evaluated as code.
 */
export function extractJsonPath(output: string, { path }: ExtractorOf<'json-path'>): Extraction {
  const parsed = parseJsonAnswer(output, { stripFences: true })
  if ('problem' in parsed) return { answer: null, reason: parsed.problem }
  // A bare number or text has no parts; the library takes objects and arrays only.
  if (typeof parsed.value !== 'object' || parsed.value === null) {
    return path === '$' ? found(parsed.value) : { answer: null, reason: 'the output is JSON without properties' }
  }
  try {
    const values: unknown = JSONPath({ path, json: parsed.value, eval: false, wrap: true })
    if (!Array.isArray(values) || values.length === 0) {
      return { answer: null, reason: `the JSON output has nothing at ${path}` }
    }
    return found(values[0])
  } catch (error) {
    return { answer: null, reason: `the path ${path} cannot be followed: ${(error as Error).message}` }
  }
}

function found(value: unknown): Extraction {
  return { answer: typeof value === 'string' ? value : JSON.stringify(value) }
}
