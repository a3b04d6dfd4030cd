import { z } from 'zod'
import { AssayError } from '../errors.ts'
import { exampleSchema, type ExampleChoice, type ExampleOrder, type ExampleSet } from '../prompts/example-set.ts'
import type { PromptContent } from '../prompts/prompt-content.ts'
import type { Technique } from '../technique.ts'
import { canonicalJson } from '../text/canonical-json.ts'
import { blocksOf, insertBefore, targetMessage, withBlocks } from './shared/edit-blocks.ts'
import { writeExamplesBlock } from './shared/examples-block.ts'
import { messageOption } from './shared/message-option.ts'

const options = z.strictObject({
  datasetVersionId: z.string().optional().meta({
    title: 'Dataset version',
    description: 'Its rows are the examples; those that the prompt has otherwise.',
  }),
  split: z.string().min(1).optional().meta({ title: 'Split', description: 'Only rows of this part, such as train.' }),
  examples: z.array(exampleSchema).min(1).max(1000).optional().meta({
    title: 'Examples',
    description: 'A list of { "variables": { … }, "expected": "…" }, instead of a dataset.',
  }),
  count: z
    .int()
    .min(1)
    .max(64)
    .optional()
    .meta({ title: 'Count', description: 'How many are shown; 4, or all of a list.' }),
  choose: z.enum(['first', 'random', 'balanced', 'nearest']).default('balanced').meta({
    title: 'Choose',
    description: 'balanced: as many of each answer; nearest: by words in common with the row.',
  }),
  order: z
    .enum(['given', 'shuffled', 'nearest-last'])
    .default('given')
    .meta({ title: 'Order', description: 'nearest-last puts the most alike next to the question.' }),
  seed: z.int().min(0).max(4_294_967_295).default(1).meta({ title: 'Seed', description: 'Draws and shuffles.' }),
  message: messageOption,
})

type Options = z.infer<typeof options>

const usualCount = 4

/**
 * Shows worked examples before the input, written as the input is (Brown et al. 2020). The block that writes them is
 * made once and left alone if it is there, so that it can be worded by hand.
 */
export const fewShot: Technique<Options> = {
  id: 'few-shot',
  title: 'Few-shot',
  description: 'Worked examples before the input, from a table or from rows of a dataset.',
  options,
  apply(content, chosen) {
    const examples = toExampleSet(content, chosen)
    const hasBlock = content.messages.some((_, index) => hasExamples(content, index))
    const isSame = canonicalJson(examples) === canonicalJson(content.examples ?? null)
    if (isSame && hasBlock) return { content, note: 'The prompt shows these examples already.' }
    const withSet: PromptContent = { ...content, examples }
    const shown = `${examples.count} ${examples.count === 1 ? 'example' : 'examples'}${chosenHow(examples)}`
    if (hasBlock) return { content: withSet, note: `The prompt now shows ${shown}.` }
    const message = targetMessage(content, chosen.message)
    const blocks = blocksOf(content, message)
    const block = { kind: 'examples' as const, text: writeExamplesBlock(content, blocks) }
    const placed = insertBefore(blocks, ['context', 'input', 'output-indicator'], block)
    return { content: withBlocks(withSet, message, placed), note: `Put before the input: ${shown}.` }
  },
}

function hasExamples(content: PromptContent, message: number): boolean {
  return blocksOf(content, message).some(({ kind }) => kind === 'examples')
}

function toExampleSet(content: PromptContent, chosen: Options): ExampleSet {
  const source = sourceOf(content, chosen)
  const all = source.kind === 'table' ? source.rows.length : undefined
  return {
    source,
    count: chosen.count ?? (all === undefined ? usualCount : Math.min(all, 64)),
    choose: choiceOf(chosen),
    ...(chosen.order === 'given' ? {} : { order: orderOf(chosen) }),
  }
}

function sourceOf(content: PromptContent, { examples, datasetVersionId, split }: Options): ExampleSet['source'] {
  if (examples !== undefined && datasetVersionId !== undefined) {
    throw new AssayError('bad-input', {
      what: 'Examples come from a list or from a dataset',
      mend: 'give one of the two',
    })
  }
  if (examples !== undefined) return { kind: 'table', rows: examples }
  if (datasetVersionId !== undefined) {
    return { kind: 'dataset', versionId: datasetVersionId, ...(split === undefined ? {} : { split }) }
  }
  if (content.examples !== undefined) return content.examples.source
  throw new AssayError('bad-input', {
    what: 'Few-shot has no examples to show',
    mend: 'choose a dataset, or write some examples',
  })
}

function choiceOf({ choose, seed }: Options): ExampleChoice {
  return choose === 'random' || choose === 'balanced' ? { kind: choose, seed } : { kind: choose }
}

function orderOf({ order, seed }: Options): ExampleOrder {
  return order === 'shuffled' ? { kind: order, seed } : { kind: order }
}

function chosenHow({ choose }: ExampleSet): string {
  switch (choose?.kind) {
    case 'random':
      return ', drawn by seed'
    case 'balanced':
      return ', balanced by answer'
    case 'nearest':
      return ', the nearest to each row by their words'
    default:
      return ''
  }
}
