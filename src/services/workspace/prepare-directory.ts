import { accessSync, constants, mkdirSync } from 'node:fs'
import { AssayError } from '../../core/errors.ts'

/** Makes the folder of a workspace where there is none. Throws `bad-input` when it cannot be made or written. */
export function prepareDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
    accessSync(directory, constants.W_OK)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new AssayError(
      'bad-input',
      {
        what: `The workspace folder ${directory} cannot be written (${reason})`,
        mend: 'choose another folder, or change its permissions',
      },
      { cause: error },
    )
  }
}
