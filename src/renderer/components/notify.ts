import { notifications } from '@mantine/notifications'
import { errorSentence } from '../connection/error-sentence.ts'

/** Tells of a failure that no part of the page shows by itself. */
export function notifyFailure(error: unknown): void {
  const message = errorSentence(error)
  notifications.show({
    id: message,
    color: 'red',
    title: 'That did not work',
    message,
    autoClose: 12_000,
    role: 'alert',
  })
}

/** Tells that something a person asked for is done. */
export function notifyDone(message: string): void {
  notifications.show({ color: 'green', message, autoClose: 4000 })
}
