import type { VersionDetail } from '../contract/prompts.ts'
import { AssayError } from '../core/errors.ts'
import type { Client } from './cli-context.ts'

/**
 * The version that `NAME`, `NAME@v3`, `NAME@label`, `NAME@branch` or `NAME@<beginning of an id>` means; without @ the
 * newest one of the branch `main`. Throws `not-found`.
 */
export async function findVersion(client: Client, reference: string): Promise<VersionDetail> {
  const at = reference.lastIndexOf('@')
  const [name, which] = at > 0 ? [reference.slice(0, at), reference.slice(at + 1)] : [reference, undefined]
  const prompts = await client.prompts.list({})
  const prompt = prompts.find((candidate) => candidate.name === name)
  if (!prompt) throw new AssayError('not-found', { what: 'prompt', id: name, mend: 'list them with assay prompts' })
  const history = await client.prompts.history({ promptId: prompt.id })
  const version =
    which === undefined
      ? (history.find(({ branches }) => branches.includes('main')) ?? history[0])
      : history.find(
          ({ number, id, labels, branches }) =>
            which === `v${number}` ||
            labels.includes(which) ||
            branches.includes(which) ||
            (which.length >= 6 && id.startsWith(which)),
        )
  if (!version)
    throw new AssayError('not-found', {
      what: 'version',
      id: reference,
      mend: `list them with assay prompts history "${name}"`,
    })
  return client.prompts.version({ versionId: version.id })
}
