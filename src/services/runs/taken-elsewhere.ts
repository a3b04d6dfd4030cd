import { AssayError } from '../../core/errors.ts'

/** What a process is told that wants a run of another one. */
export function takenElsewhere(): AssayError<'conflict'> {
  return new AssayError('conflict', {
    what: 'Another window or command is running this run',
    mend: 'pause or cancel it there',
  })
}
