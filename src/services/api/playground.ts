import { generateAll } from '../playground/generate-all.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `playground.*`. */
export function createPlaygroundProcedures({ playground }: Implementer, context: ServiceContext) {
  return {
    generate: playground.generate.handler(({ input, signal }) => generateAll(context, input, signal)),
  }
}
