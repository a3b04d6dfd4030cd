import { makeAblation } from '../techniques/make-ablation.ts'
import { optimise } from '../techniques/optimise.ts'
import { makeMatrix } from '../techniques/make-matrix.ts'
import type { RunService } from '../runs/run-service.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `techniques.*`. */
export function createTechniqueProcedures({ techniques }: Implementer, context: ServiceContext, runs: RunService) {
  return {
    matrix: techniques.matrix.handler(({ input }) => makeMatrix(context, input)),
    optimise: techniques.optimise.handler(({ input, signal }) => optimise(context, runs, input, signal)),
    ablation: techniques.ablation.handler(({ input }) => makeAblation(context, input)),
  }
}
