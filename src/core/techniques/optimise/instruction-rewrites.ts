import type { Message } from '../../backend.ts'
import type { PromptContent } from '../../prompts/prompt-content.ts'
import { findVariables } from '../../templates/find-variables.ts'
import { parseTemplate } from '../../templates/parse-template.ts'
import { blocksOf, targetMessage, withBlocks } from '../shared/edit-blocks.ts'
import { literalTemplate } from '../shared/literal-template.ts'

/** A rewrite is refused when it is this much longer than what it was made of, in characters. */
const mostTimesLonger = 4
const mostLonger = 600

/** The instruction of a prompt, if it has one that can be rewritten: the first such block of its last user message. */
export function instructionOf(content: PromptContent): string | undefined {
  const message = targetMessage(content, undefined)
  const text = blocksOf(content, message)
    .find(({ kind }) => kind === 'instruction')
    ?.text.trim()
  return text === '' ? undefined : text
}

/** Asks a model for another wording of an instruction. */
export function rewriteRequest(instruction: string): Message[] {
  return [
    {
      role: 'user',
      content: `Rewrite the instruction below so that a language model follows it better: clearer, more specific, without losing anything. Keep every label, name, format and {{ placeholder }} in it as it is. Answer with the new instruction alone.

Instruction:
${instruction}`,
    },
  ]
}

/**
 * The prompt with its instruction as a model rewrote it, or why that is refused: an answer that is empty, the same, far
 * longer, or without the variables that the instruction shows. What the model wrote is text, never a program: tags that
 * the instruction did not have are written out.
 */
export function withRewrite(content: PromptContent, output: string): { content: PromptContent } | { reason: string } {
  const old = instructionOf(content)
  const text = withoutFence(output).trim()
  if (old === undefined) return { reason: 'the prompt has no instruction' }
  if (text === '' || text === old) return { reason: 'it is the same' }
  if (text.length > old.length * mostTimesLonger + mostLonger)
    return { reason: 'it is far longer than the instruction' }
  const written = asTemplate(text, old)
  if (written === undefined) return { reason: 'it loses what the instruction shows of the row' }
  const message = targetMessage(content, undefined)
  const blocks = blocksOf(content, message)
  const at = blocks.findIndex(({ kind, text: own }) => kind === 'instruction' && own.trim() === old)
  const changed = blocks.map((block, index) =>
    index === at ? { ...block, text: written + block.text.slice(block.text.trimEnd().length) } : block,
  )
  return { content: withBlocks(content, message, changed) }
}

function asTemplate(text: string, old: string): string | undefined {
  const shown = namesIn(old) ?? []
  if (shown.length === 0) return literalTemplate(text)
  const names = namesIn(text)
  const isSame = names !== undefined && !text.includes('{%') && shown.join(' ') === names.join(' ')
  return isSame ? text : undefined
}

/** Undefined for what is no template. */
function namesIn(template: string): string[] | undefined {
  if ('error' in parseTemplate(template)) return undefined
  return [...new Set(findVariables(template).map(({ name }) => name))].toSorted()
}

/** Models like to put what they were asked for into quotes or a fence, or to announce it. */
function withoutFence(output: string): string {
  const text = output.trim().replace(/^(?:new |rewritten )?instruction:\s*/iu, '')
  const fenced = /^```[a-z]*\n([\s\S]*)\n```$/u.exec(text)?.[1] ?? text
  return /^"[^"]*"$/u.test(fenced) ? fenced.slice(1, -1) : fenced
}
