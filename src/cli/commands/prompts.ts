import path from 'node:path'
import { shortId } from '../../core/prompts/version.ts'
import { readPromptFile } from '../../services/prompts/read-prompt-file.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findVersion } from '../find-version.ts'
import { formatTable } from '../output.ts'
import { readTextFile } from '../read-text-file.ts'

/** `assay prompts`: every prompt with its number of versions. */
export async function listPrompts({ client, output }: CliContext): Promise<ExitCode> {
  const prompts = await client.prompts.list({})
  output.print(prompts, () => {
    const rows = prompts.map(({ name, versionCount, headVersionId, isChanged }) => [
      name,
      String(versionCount),
      headVersionId ? shortId(headVersionId) : '',
      isChanged ? 'uncommitted changes' : '',
    ])
    return formatTable(['prompt', 'versions', 'newest', ''], rows, [1])
  })
  return 0
}

/** `assay prompts show NAME[@VERSION]`: the messages of a version. */
export async function showPrompt({ client, output }: CliContext, reference: string): Promise<ExitCode> {
  const version = await findVersion(client, reference)
  output.print(version, () => {
    const title = `${version.promptName} v${version.number} · ${shortId(version.id)} · ${version.message}`
    return [title, ...version.content.messages.map(({ role, content }) => `[${role}]\n${content}`)].join('\n\n')
  })
  return 0
}

/** `assay prompts commit NAME --file FILE --message TEXT`: a new version from a YAML or JSON file with `messages`. */
export async function commitPrompt(
  { client, output }: CliContext,
  name: string,
  options: { file: string; message: string; branch?: string },
): Promise<ExitCode> {
  const content = readPromptFile(await readTextFile(options.file), path.basename(options.file))
  const known = (await client.prompts.list({})).find((prompt) => prompt.name === name)
  const promptId = known?.id ?? (await client.prompts.create({ name, content })).id
  const { branch = 'main' } = options
  const { headVersionId } = await client.prompts.get({ promptId, branch })
  const version = await client.prompts.commit({
    promptId,
    branch,
    content,
    message: options.message,
    // A branch that is new begins at the newest version of `main`.
    expectedHeadId: headVersionId ?? known?.headVersionId ?? null,
  })
  output.print(version, () => `${name} v${version.number} · ${shortId(version.id)}`)
  return 0
}
