import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Figure } from './figure.ts'
import { openBenchWorkbench } from './support/bench-workbench.ts'

const prompts = 1000

/** How long 1,000 prompts take to be written to a new pack, over the same pack, and to be read and checked. */
export async function measurePackBuild(): Promise<Figure[]> {
  const { workbench, directory } = await openBenchWorkbench({})
  const { client } = workbench
  for (let index = 0; index < prompts; index += 1) {
    const content = {
      messages: [{ role: 'user' as const, content: `Prompt ${index}.\nSay what it is:\n{{ text }}\n` }],
    }
    const { id } = await client.prompts.create({ name: `prompt ${index}`, content })
    await client.prompts.commit({ promptId: id, content, message: 'first', expectedHeadId: null })
  }
  const folder = path.join(directory, 'pack')
  const archive = path.join(directory, 'pack.assay')
  const note = `${prompts} prompts of one version`
  const figures: Figure[] = [
    { name: 'pack built as a folder', ...(await time(() => client.packs.build({ out: folder }))), bar: 2000, note },
    { name: 'pack built again, nothing new', ...(await time(() => client.packs.build({ out: folder }))), note },
    { name: 'pack built as one file', ...(await time(() => client.packs.build({ out: archive }))), bar: 2000, note },
    { name: 'pack verified', ...(await time(() => client.packs.verify({ pack: { path: archive } }))), note },
    { name: 'pack installed again', ...(await time(() => client.packs.install({ pack: { path: archive } }))), note },
  ]
  await workbench.close()
  rmSync(directory, { recursive: true, force: true })
  return figures
}

async function time(work: () => Promise<unknown>): Promise<{ value: number; unit: string }> {
  const startedAt = performance.now()
  await work()
  return { value: performance.now() - startedAt, unit: 'ms' }
}
