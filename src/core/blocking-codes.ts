import type { ErrorCode } from './errors.ts'

/** Failures that every further request would share: what is under way had better stand still and say why. */
export const blockingCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'wrong-key',
  'key-missing',
  'model-load-failed',
  'not-a-gguf',
  'file-missing',
  'file-unreadable',
  'not-found',
  'workspace-unwritable',
  'cap-reached',
  'connection-down',
])
