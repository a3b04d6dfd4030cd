import { z } from 'zod'
import type { PromptContent } from '../prompts/prompt-content.ts'
import type { Technique } from '../technique.ts'
import { blocksOf, targetMessage, withBlocks } from './shared/edit-blocks.ts'

const options = z.strictObject({
  role: z
    .string()
    .trim()
    .min(1)
    .max(4000)
    .meta({ title: 'Role', description: 'Such as "You are a careful accountant." Variables may stand in it.' }),
  place: z
    .enum(['system', 'user'])
    .default('system')
    .meta({ title: 'Place', description: 'The system message, or the head of the last message of the user.' }),
})

/** Says who the model is to be, in a block of its own at the head of the system message (or of the user's). */
export const role: Technique<z.infer<typeof options>> = {
  id: 'role',
  title: 'Role',
  description: 'Says who the model is to be.',
  options,
  apply(content, { role: text, place }) {
    const system = content.messages.findIndex((message) => message.role === 'system')
    if (place === 'system' && system === -1) return withSystem(content, text)
    const message = place === 'system' ? system : targetMessage(content, undefined)
    // A system message is not cut up: it has no input, and what it says stands as it is.
    const blocks = blocksOf(content, message)
    const known = blocks.find(({ kind }) => kind === 'role')
    if (known?.text.trim() === text) return { content, note: 'The prompt has this role already.' }
    const block = { kind: 'role' as const, text: `${text}\n` }
    const next =
      known === undefined
        ? [block, ...blocks.map((one) => (one.kind === null ? { ...one, kind: 'instruction' as const } : one))]
        : blocks.map((one) => (one === known ? { ...known, text: endedAlike(known.text, text) } : one))
    return {
      content: withBlocks(content, message, next),
      note: known === undefined ? `Put the role at the head of the ${place} message.` : 'Changed the role.',
    }
  },
}

function withSystem(content: PromptContent, text: string): ReturnType<typeof role.apply> {
  const message = { role: 'system' as const, content: `{# @role #}\n${text}\n` }
  return {
    content: { ...content, messages: [message, ...content.messages] },
    note: 'Added a system message with the role.',
  }
}

/** The new text with the blank lines that followed the old one. */
function endedAlike(old: string, text: string): string {
  return text + (old.slice(old.trimEnd().length) || '\n')
}
