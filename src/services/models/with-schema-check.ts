import type { Backend, GenerateEvent } from '../../core/backend.ts'
import { compileJsonSchema } from '../../core/metrics/compile-json-schema.ts'
import { parseJsonAnswer } from '../../core/text/parse-json-answer.ts'

/**
 * The same backend, whose answers to a request with a JSON Schema are checked against it: the fingerprint then has
 * `matchesSchema`. An answer that does not match (cut off at its limit of tokens, say, or from a server that takes the
 * schema for a wish) is an answer all the same, and the metrics score it. Throws `bad-input` for a broken schema.
 */
export function withSchemaCheck<B extends Backend>(backend: B): B {
  async function* generate(...[request, signal]: Parameters<Backend['generate']>): AsyncGenerator<GenerateEvent> {
    const { jsonSchema } = request.settings
    const check = jsonSchema === undefined ? undefined : compileJsonSchema(jsonSchema)
    for await (const event of backend.generate(request, signal)) {
      if (event.type === 'text' || check === undefined) {
        yield event
        continue
      }
      const { generation } = event
      const parsed = parseJsonAnswer(generation.text, { stripFences: false })
      const matchesSchema = 'value' in parsed && check(parsed.value) === undefined
      yield { type: 'end', generation: { ...generation, fingerprint: { ...generation.fingerprint, matchesSchema } } }
    }
  }
  return { ...backend, generate }
}
