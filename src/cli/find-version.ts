import type { PromptSummary, VersionDetail } from '../contract/prompts.ts'
import { AssayError } from '../core/errors.ts'
import { suggestion } from '../core/text/nearest-name.ts'
import type { Client } from './cli-context.ts'

/** The prompt of a name. Throws `not-found`. */
export async function findPrompt(client: Client, name: string): Promise<PromptSummary> {
  const prompts = await client.prompts.list({})
  const prompt = prompts.find((candidate) => candidate.name === name)
  if (prompt) return prompt
  const near = suggestion(
    name,
    prompts.map((candidate) => candidate.name),
  )
  throw new AssayError('not-found', { what: 'prompt', id: name, mend: near ?? 'list them with assay prompts' })
}

/**
 * The version that `NAME`, `NAME@v3`, `NAME@label`, `NAME@branch` or `NAME@<beginning of an id>` means; without @ the
 * newest one of the branch `main`. Throws `not-found`.
 */
export async function findVersion(client: Client, reference: string): Promise<VersionDetail> {
  const at = reference.lastIndexOf('@')
  const [name, which] = at > 0 ? [reference.slice(0, at), reference.slice(at + 1)] : [reference, 'main']
  const { id: promptId } = await findPrompt(client, name)
  const version = await client.versions.find({ promptId, reference: which })
  return client.prompts.version({ versionId: version.id })
}
