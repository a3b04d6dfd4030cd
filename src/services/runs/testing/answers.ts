import { AssayError } from '../../../core/errors.ts'
import type { Answer } from './open-test-runs.ts'

/** Never comes, and fails as a backend does when it is told to stop. */
export const rejectWhenAborted: Answer = (_, signal) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new AssayError('cancelled', { what: 'The answer' })))
  })

/** The row's text: what the prompts of test runs put behind a letter and a space. */
export const echo = (content: string | undefined): string => content?.slice(2) ?? ''
