import { runtimeOptionsSchema, runtimeRequestSchema, type RuntimeEvent } from '../core/runtime-protocol.ts'
import { createRuntime } from './create-runtime.ts'

/*
 * The entry of the runtime process, to be started by `child_process.fork` with its options as JSON in the first argument.
 * It lives as long as its parent: when the channel between them closes, it ends.
 */

/** How long giving memory back may take before the process just ends, in milliseconds. */
const closeLimitMs = 1_500

const runtime = createRuntime(runtimeOptionsSchema.parse(JSON.parse(process.argv[2] ?? '{}')), send)
let isClosing = false

function send(event: RuntimeEvent): void {
  if (process.connected) process.send?.(event, undefined, undefined, () => undefined)
}

async function close(): Promise<void> {
  if (isClosing) return
  isClosing = true
  setTimeout(() => process.exit(0), closeLimitMs)
  await runtime.close().catch(() => undefined)
  process.exit(0)
}

process.on('message', (message) => {
  const request = runtimeRequestSchema.parse(message)
  if (request.type === 'shutdown') void close()
  else runtime.handle(request)
})
process.on('disconnect', () => void close())
process.on('SIGTERM', () => void close())
// Ctrl+C in a terminal reaches every process of the group; the parent ends this one when it is done with it.
process.on('SIGINT', () => undefined)

send({ type: 'ready' })
