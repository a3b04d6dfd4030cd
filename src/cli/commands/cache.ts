import { AssayError } from '../../core/errors.ts'
import { suggestion } from '../../core/text/nearest-name.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { formatTable } from '../output.ts'

/** `assay cache info`: how many answers are kept, and of which models. */
export async function cacheInfo({ client, output }: CliContext): Promise<ExitCode> {
  const [size, { cacheLimitMb }] = await Promise.all([client.costs.cacheSize({}), client.workspace.preferences({})])
  output.print({ ...size, limitBytes: cacheLimitMb * 1_000_000 }, () => {
    const rows = size.models.map(({ modelId, entries, bytes }) => [modelId, String(entries), megabytes(bytes)])
    const total = `${size.entries} answers, ${megabytes(size.bytes)} of at most ${cacheLimitMb} MB`
    return rows.length === 0 ? total : `${formatTable(['model', 'answers', 'size'], rows, [1, 2])}\n${total}`
  })
  return 0
}

/** `assay cache clear`: forgets all answers, or those of a model or a prompt. */
export async function cacheClear(
  { client, output }: CliContext,
  { model, prompt }: { model?: string; prompt?: string },
): Promise<ExitCode> {
  if (model !== undefined && prompt !== undefined) {
    throw new AssayError('bad-input', { what: 'There are two things to clear', mend: 'name a model or a prompt' })
  }
  const cleared = await client.costs.clearCache({
    ...(model === undefined ? {} : { modelId: model }),
    ...(prompt === undefined ? {} : { promptId: await findPrompt(prompt) }),
  })
  output.print(cleared, () => `${cleared.removed} answers left the cache.`)
  return 0

  async function findPrompt(name: string): Promise<string> {
    const prompts = await client.prompts.list({})
    const found = prompts.find((candidate) => candidate.name === name)
    if (found) return found.id
    const names = prompts.map((candidate) => candidate.name)
    throw new AssayError('not-found', {
      what: 'prompt',
      id: name,
      mend: suggestion(name, names) ?? 'list them with assay prompts',
    })
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
