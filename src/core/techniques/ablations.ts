import type { PromptContent } from '../prompts/prompt-content.ts'
import type { Block } from '../templates/block.ts'
import { parseTemplate } from '../templates/parse-template.ts'
import { blocksOf, withBlocks } from './shared/edit-blocks.ts'
import { withoutPart } from './shared/without-empty.ts'

/** A prompt with one part left out. */
interface Ablation {
  /** What is left out, such as `instruction`, `context: company facts` or `example 2`. */
  part: string
  content: PromptContent
}

/** A part that cannot be left out on its own. */
interface KeptPart {
  part: string
  reason: string
}

/**
 * A prompt without each of its blocks in turn, and without each example of its own table, in the order of the prompt.
 * A prompt without markers is taken apart where its blocks show (see outlineBlocks).
 */
export function ablations(content: PromptContent): { ablations: Ablation[]; kept: KeptPart[] } {
  const made: Ablation[] = []
  const kept: KeptPart[] = []
  const isAlone = content.messages.length === 1
  for (const index of content.messages.keys()) {
    const blocks = blocksOf(content, index)
    for (const [at, block] of blocks.entries()) {
      if (block.text.trim() === '') continue
      const part = partName(block, isAlone ? undefined : index)
      const rest = blocks.filter((_, position) => position !== at)
      const without = withoutBlock(content, index, block, rest)
      if (without === undefined) kept.push({ part, reason: 'the prompt would be empty without it' })
      else if (!isTemplate(without)) kept.push({ part, reason: 'the rest is no template without it' })
      else made.push({ part, content: without })
    }
  }
  return { ablations: uniquelyNamed([...made, ...withoutExamples(content)]), kept }
}

function partName({ kind, name }: Block, message: number | undefined): string {
  const said = kind === null ? 'text' : name === undefined ? kind : `${kind}: ${name}`
  return message === undefined ? said : `${said} of message ${message + 1}`
}

function withoutBlock(
  content: PromptContent,
  message: number,
  { kind }: Block,
  rest: readonly Block[],
): PromptContent | undefined {
  const base = kind === 'examples' ? withoutPart(content, 'examples') : content
  if (rest.some(({ text }) => text.trim() !== '')) return withBlocks(base, message, rest)
  const messages = base.messages.filter((_, index) => index !== message)
  return messages.length === 0 ? undefined : { ...base, messages }
}

function isTemplate({ messages }: PromptContent): boolean {
  return messages.every(({ content }) => 'program' in parseTemplate(content))
}

/** Examples of a dataset change from row to row, so they are left out together, by their block. */
function withoutExamples(content: PromptContent): Ablation[] {
  const { examples } = content
  if (examples?.source.kind !== 'table' || examples.source.rows.length < 2) return []
  const { rows } = examples.source
  return rows.slice(0, rows.length).map((_, at) => ({
    part: `example ${at + 1}`,
    content: {
      ...content,
      examples: {
        ...examples,
        source: { kind: 'table', rows: rows.filter((_row, index) => index !== at) },
        count: Math.min(examples.count, rows.length - 1),
      },
    },
  }))
}

function uniquelyNamed(made: readonly Ablation[]): Ablation[] {
  const seen = new Map<string, number>()
  return made.map(({ part, content }) => {
    const count = (seen.get(part) ?? 0) + 1
    seen.set(part, count)
    return { part: count === 1 ? part : `${part} (${count})`, content }
  })
}
