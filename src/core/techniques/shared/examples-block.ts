import type { PromptContent } from '../../prompts/prompt-content.ts'
import type { Block } from '../../templates/block.ts'
import { findVariables } from '../../templates/find-variables.ts'
import { chainMarker, isChainBlock, withReasoning } from './chain.ts'
import { asPropertiesOf } from './rename-variables.ts'

/**
 * The template of a prompt's examples: each is written as the prompt writes its own context, input and output indicator,
 * and then its answer. Reasoning goes before the answer where the prompt asks for steps.
 */
export function writeExamplesBlock(content: PromptContent, blocks: readonly Block[]): string {
  const question = blocks
    .filter(({ kind, text }) => (kind === 'context' || kind === 'input') && showsVariable(text))
    .map(({ text }) => text)
    .join('')
    .replace(/^\s*\n|\s+$/gu, '')
  const indicator = blocks.find(({ kind }) => kind === 'output-indicator')?.text.trim()
  const asksForSteps = blocks.some(isChainBlock)
  const usual = asksForSteps ? '' : defaultLead(question)
  const lead = indicator === undefined || indicator === '' ? usual : `${indicator} `
  const one = `${asPropertiesOf('example', question || allVariables(blocks))}\n${lead}{{ example.expected }}`
  const written = asksForSteps ? withReasoning(one, chainMarker(content) ?? 'Answer:') : one
  return `{% for example in examples %}\n${written}\n\n{% endfor %}\n`
}

function showsVariable(text: string): boolean {
  return findVariables(text).length > 0
}

/** An input whose last line has a label gets an answer with a label. */
function defaultLead(question: string): string {
  return /^\S[^\n:{]{0,30}:/u.test(question.split('\n').at(-1) ?? '') ? 'Answer: ' : ''
}

/** A prompt without an input block: every variable on a line of its own. */
function allVariables(blocks: readonly Block[]): string {
  const names = new Set(blocks.flatMap(({ text }) => findVariables(text).map(({ name }) => name)))
  names.delete('examples')
  return [...names].map((name) => `${name}: {{ ${name} }}`).join('\n')
}
