import { makeAblation } from '../techniques/make-ablation.ts'
import { makeMatrix } from '../techniques/make-matrix.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `techniques.*`. */
export function createTechniqueProcedures({ techniques }: Implementer, context: ServiceContext) {
  return {
    matrix: techniques.matrix.handler(({ input }) => makeMatrix(context, input)),
    ablation: techniques.ablation.handler(({ input }) => makeAblation(context, input)),
  }
}
