import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import type { Contract } from '../../contract/contract.ts'
import type { Router } from './router.ts'

/** What every caller of the API holds, wherever the service runs. */
export type WorkbenchClient = ContractRouterClient<Contract>

/** Calls the API without a border in between: for the command line, and for use cases made of other ones. */
export function createInProcessClient(router: Router): WorkbenchClient {
  return createRouterClient(router)
}
