import { listTechniques } from '../../core/techniques/index.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatTable } from '../output.ts'

/** `assay techniques`: every technique with its options. */
export function listTechniquesCommand({ output }: CliContext): Promise<ExitCode> {
  const techniques = listTechniques()
  output.print(techniques, () =>
    formatTable(
      ['technique', 'what it does', 'options'],
      techniques.map(({ id, description, optionsSchema }) => [
        id,
        description,
        Object.keys((optionsSchema['properties'] as object | undefined) ?? {}).join(', '),
      ]),
    ),
  )
  return Promise.resolve(0)
}
