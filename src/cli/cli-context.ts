import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../contract/contract.ts'
import type { Output } from './output.ts'

export type Client = ContractRouterClient<Contract>

/** What every command is given. */
export interface CliContext {
  client: Client
  output: Output
  workspaceDirectory: string
  resourcesDirectory: string
  rendererDirectory: string
  /** Aborted by Ctrl+C. */
  signal: AbortSignal
}

/** How a command ended: 0 all passed, 1 an assertion or a verdict failed. Bad input is thrown and becomes 2. */
export type ExitCode = 0 | 1
