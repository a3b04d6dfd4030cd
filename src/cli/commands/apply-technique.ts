import { shortId } from '../../core/prompts/version.ts'
import { applyTechnique } from '../../core/techniques/index.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { findVersion } from '../find-version.ts'
import { readJsonOption } from '../read-json-option.ts'
import { examplesSplit, findDataset } from '../variants-options.ts'

export interface ApplyOptions {
  technique: string
  options?: string
  dataset?: string
  split?: string
  message?: number
  branch?: string
  dryRun?: boolean
}

/** `assay prompts apply NAME --technique ID`: changes a version by a technique and commits it on a branch. */
export async function applyTechniqueCommand(
  { client, output }: CliContext,
  prompt: string,
  options: ApplyOptions,
): Promise<ExitCode> {
  const version = await findVersion(client, prompt)
  const given = options.options === undefined ? {} : readJsonOption('--options', options.options)
  const dataset = options.dataset === undefined ? undefined : await findDataset(client, options.dataset)
  const split = dataset === undefined ? options.split : await examplesSplit(client, dataset, options.split)
  const { content, note } = applyTechnique(version.content, {
    id: options.technique,
    options: {
      ...(dataset === undefined ? {} : { datasetVersionId: dataset.versionId }),
      ...(split === undefined ? {} : { split }),
      ...(options.message === undefined ? {} : { message: options.message }),
      ...given,
    },
  })
  const isChanged = content !== version.content
  const written = content.messages.map(({ role, content: text }) => `[${role}]\n${text}`).join('\n\n')
  if (!isChanged || options.dryRun) {
    output.print({ note, isChanged, content, version: null }, () => (isChanged ? `${note}\n\n${written}` : note))
    return 0
  }
  const branch = options.branch ?? `technique/${options.technique}`
  const { headVersionId } = await client.prompts.get({ promptId: version.promptId, branch })
  const committed = await client.prompts.commit({
    promptId: version.promptId,
    branch,
    content,
    message: note,
    expectedHeadId: headVersionId ?? version.id,
  })
  output.print({ note, isChanged, content, version: committed }, () =>
    [`${note}\n\n${written}`, `${version.promptName} v${committed.number} · ${shortId(committed.id)} · ${branch}`].join(
      '\n\n',
    ),
  )
  return 0
}
