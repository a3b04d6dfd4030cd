import path from 'node:path'
import type { PackSync } from '../../contract/packs.ts'
import type { CliContext, ExitCode } from '../cli-context.ts'
import { toPlainText } from '../output.ts'

export interface SyncOptions {
  prompts?: string[]
  watch?: boolean
  keep?: boolean
  drop?: boolean
}

/** How often a watched folder's state is asked for, beside the events that tell of it. */
const askMs = 500

/** `assay pack sync DIR [--watch]`: brings a folder and the workspace in step; 1 while both sides have moved on. */
export async function syncPackCommand(cli: CliContext, place: string, options: SyncOptions): Promise<ExitCode> {
  const { client, output } = cli
  const folder = path.resolve(place)
  if (options.drop) {
    await client.packs.dropFolder({ folder })
    output.print({ folder }, () => `${folder} is no longer watched`)
    return 0
  }
  const prompts = options.prompts ?? []
  const first = await client.packs.sync({ folder, prompts })
  report(cli, first)
  if (options.keep || options.watch) await client.packs.keepFolder({ folder, prompts })
  if (options.keep) output.remark(`${folder} is kept in step whenever the app runs on this workspace`)
  if (!options.watch) return first.state === 'conflict' ? 1 : 0
  output.remark('Watching; Ctrl+C ends it')
  let said = first.sentence
  while (!cli.signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, askMs))
    const state = (await client.packs.folders({})).find((one) => one.folder === folder)
    if (state === undefined) break
    if (state.state === 'waiting' || state.sentence === said) continue
    said = state.sentence
    report(cli, state)
  }
  if (!options.keep) await client.packs.dropFolder({ folder })
  return 0
}

function report({ output }: CliContext, sync: Pick<PackSync, 'sentence' | 'conflicts'>): void {
  output.print(sync, () => toPlainText(sync.sentence))
  for (const { kind, name, merge } of sync.conflicts) {
    const how =
      merge === null
        ? 'rename yours, or keep it with: assay pack build'
        : `assay prompts merge "${name}" --from "${merge.from}" --into "${merge.into}"`
    output.remark(toPlainText(`✗ ${kind} "${name}": ${how}`))
  }
}
