import type { PromptContent } from '../../prompts/prompt-content.ts'

type Part = Exclude<keyof PromptContent, 'messages'>

/** A prompt without a part; the same prompt where it has none. */
export function withoutPart(content: PromptContent, part: Part): PromptContent {
  if (content[part] === undefined) return content
  const { [part]: _left, ...rest } = content
  return rest
}
