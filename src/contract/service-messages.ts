import { z } from 'zod'

/**
 * What the desktop shell says to the service process, over its parent port. `open` comes first and once; every
 * `client` carries one MessagePort in `event.ports`, on which the API is served; `close` asks for an orderly end.
 */
export const toServiceMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    /** Absolute path of the workspace's folder. */
    workspaceDirectory: z.string().min(1),
    /** Absolute path of the folder that holds the starter model, the samples and the price book. */
    resourcesDirectory: z.string().min(1),
    /** Decrypted secrets by name; they stay in memory. */
    secrets: z.record(z.string(), z.string()),
    /** Whether secrets that are saved outlive the program: `memory` where the system offers no encryption. */
    secretStorage: z.enum(['system', 'memory']).default('system'),
  }),
  z.object({ type: z.literal('client') }),
  z.object({ type: z.literal('close') }),
])

/** A message to the service process, as it is sent. */
export type ToServiceMessage = z.input<typeof toServiceMessageSchema>

/** What the service process says back. Each `open` is answered by `ready` or `failed`, `close` by `closed`. */
export const fromServiceMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** The workspace could not be opened; `message` is one sentence for a person. */
  z.object({ type: z.literal('failed'), message: z.string() }),
  z.object({ type: z.literal('save-secret'), name: z.string().min(1), value: z.string() }),
  z.object({ type: z.literal('delete-secret'), name: z.string().min(1) }),
  z.object({ type: z.literal('closed') }),
])

/** A message from the service process. */
export type FromServiceMessage = z.infer<typeof fromServiceMessageSchema>
