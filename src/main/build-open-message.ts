import type { ToServiceMessage } from '../contract/service-messages.ts'
import type { SecretFile, SecretProtection } from './secret-file.ts'

export interface OpenMessageParts {
  workspaceDirectory: string
  resourcesDirectory: string
  secrets: SecretFile
  protection: SecretProtection
}

/** Decrypts the secrets and puts the service's first message together. Without encryption there are none to read. */
export async function buildOpenMessage(parts: OpenMessageParts): Promise<Extract<ToServiceMessage, { type: 'open' }>> {
  const { workspaceDirectory, resourcesDirectory, secrets, protection } = parts
  return {
    type: 'open',
    workspaceDirectory,
    resourcesDirectory,
    secrets: protection === 'none' ? {} : await secrets.readAll(),
    secretStorage: protection === 'none' ? 'memory' : 'system',
  }
}
