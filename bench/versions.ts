import { rmSync } from 'node:fs'
import { diffStructure } from '../src/core/prompts/diff/diff-structure.ts'
import { diffWords } from '../src/core/prompts/diff/diff-words.ts'
import type { Figure } from './figure.ts'
import { openBenchWorkbench } from './support/bench-workbench.ts'

const count = 10_000

/** How long a history of 10,000 versions takes to be listed, and two templates of 2,000 lines to be compared. */
export async function measureVersions(): Promise<Figure[]> {
  const { workbench, directory } = await openBenchWorkbench({})
  const { client } = workbench
  const { id: promptId } = await client.prompts.create({ name: 'long history' })
  let expectedHeadId: string | null = null
  for (let index = 0; index < count; index += 1) {
    const content = { messages: [{ role: 'user' as const, content: `Try ${index}: {{ text }}` }] }
    const version = await client.prompts.commit({ promptId, content, message: `try ${index}`, expectedHeadId })
    expectedHeadId = version.id
  }
  const list = async (input: object) => {
    let after: string | undefined
    for (;;) {
      const page = await client.prompts.history({
        promptId,
        limit: 2000,
        ...input,
        ...(after === undefined ? {} : { after }),
      })
      after = page.at(-1)?.id
      if (page.length < 2000) return
    }
  }
  const note = `${count} versions of one prompt`
  const figures = [
    {
      name: 'first versions of a long history',
      ...(await time(() => client.prompts.history({ promptId }))),
      bar: 100,
      note,
    },
    { name: 'all versions listed', ...(await time(() => list({}))), bar: 100, note },
    { name: 'all versions of a branch listed', ...(await time(() => list({ branch: 'main' }))), note },
  ]
  await workbench.close()
  rmSync(directory, { recursive: true, force: true })
  return [...figures, ...(await measureDiffs())]
}

async function measureDiffs(): Promise<Figure[]> {
  const line = (index: number, word: string) => `Line ${index} says ${word} about {{ text }} and goes on for a while.`
  const template = (word: (index: number) => string) =>
    Array.from({ length: 2000 }, (_, index) => line(index, word(index))).join('\n')
  const before = template(() => 'this')
  const states: [string, string][] = [
    ['every tenth line changed', template((index) => (index % 10 === 0 ? 'that' : 'this'))],
    ['every line changed', template((index) => `what ${index * 7}`)],
  ]
  const figures: Figure[] = []
  for (const [note, after] of states) {
    const contentOf = (content: string) => ({ messages: [{ role: 'user' as const, content }] })
    const work = async () => {
      diffStructure(contentOf(before), contentOf(after))
      diffWords(before, after)
    }
    await work()
    figures.push({ name: 'two templates of 2,000 lines compared', ...(await time(work)), bar: 100, note })
  }
  return figures
}

async function time(work: () => Promise<unknown>): Promise<{ value: number; unit: string }> {
  const startedAt = performance.now()
  await work()
  return { value: performance.now() - startedAt, unit: 'ms' }
}
