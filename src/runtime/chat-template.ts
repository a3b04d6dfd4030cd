import { Template } from '@huggingface/jinja'
import type { Message } from '../core/backend.ts'
import { AssayError } from '../core/errors.ts'

/** A stretch of a rendered prompt: the template's own, whose markers count, or a message's, where everything is text. */
export interface PromptPart {
  kind: 'template' | 'content'
  text: string
}

/** Where the template came from: the model's file, or one of ours because the file has none. */
type TemplateSource = 'file' | 'chatml' | 'plain'

export interface ChatTemplate {
  source: TemplateSource
  /**
   * Renders messages to the prompt of the next assistant message; when the last message is the assistant's, the answer
   * goes on from it. Throws `template-broken` when the template fails or leaves a message out.
   */
  render(messages: readonly Message[]): PromptPart[]
}

export interface ChatTemplateOptions {
  /** The Jinja source in the model's file; undefined when it has none. */
  source: string | undefined
  /** What a failure names. */
  modelName: string
  bosToken: string
  eosToken: string
  /** Whether the vocabulary has ChatML's markers, which decides the template of a file that has none. */
  hasChatMl: boolean
}

const chatMl =
  "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>' + '\\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"

/** For models that were never taught to chat: the messages one after another, as one text to go on from. */
const plain = "{% for m in messages %}{% if not loop.first %}{{ '\\n\\n' }}{% endif %}{{ m['content'] }}{% endfor %}"

/**
 * Templates may ask for today's date; a prompt that changes overnight could not be reproduced, so they always get the
 * one that Llama's own templates fall back to.
 */
const fixedDate = new Date(Date.UTC(2024, 6, 26, 12))

/** White space that no prompt and no template is likely to have, to see whether a template trims its messages. */
const edge = '\u{2003}'

/** Compiles the template once for a model. Throws `template-broken` when it cannot be parsed. */
export function createChatTemplate(options: ChatTemplateOptions): ChatTemplate {
  const { modelName, bosToken, eosToken } = options
  const source = options.source === undefined ? (options.hasChatMl ? 'chatml' : 'plain') : 'file'
  const broken = (reason: string) => new AssayError('template-broken', { where: `the model ${modelName}`, reason })
  const template = attempt(() => compile(options.source ?? (options.hasChatMl ? chatMl : plain)), broken)

  function renderParts(messages: readonly Message[]): PromptPart[] {
    const isContinued = messages.at(-1)?.role === 'assistant'
    const marked = messages.map(({ role, content }, index) => ({
      role,
      content: content === '' ? '' : sentinel(index),
    }))
    const rendered = attempt(
      () =>
        template.render({
          messages: marked,
          add_generation_prompt: !isContinued,
          bos_token: bosToken,
          eos_token: eosToken,
          fixed_date: formatFixedDate,
        }),
      broken,
    )
    const parts = toParts(rendered, messages)
    const missing = messages.findIndex(({ content }, index) => content !== '' && !rendered.includes(core(index)))
    if (missing >= 0) throw broken(`it leaves out the ${messages[missing]?.role ?? ''} message`)
    return isContinued ? untilLastContent(parts) : parts
  }

  return {
    source,
    render(messages) {
      const merged = mergeSystem(messages)
      if (merged === undefined) return renderParts(messages)
      try {
        return renderParts(messages)
      } catch {
        // Models without a system role (Gemma, early Mistral) raise an error or drop the message: they are given its text
        // at the beginning of the user's, as their makers advise. What fails then is worth telling.
        return renderParts(merged)
      }
    },
  }
}

/** The template with `strftime_now` replaced in its syntax tree: the library has one of its own that reads the clock. */
function compile(source: string): Template {
  const template = new Template(source)
  template.parsed.body.unshift(...new Template('{% set strftime_now = fixed_date %}').parsed.body)
  return template
}

/**
 * Messages are rendered with a stand-in for each content, so that what a template writes and what people wrote can be
 * told apart whatever they wrote.
 */
function core(index: number): string {
  return `\u{E000}${index}\u{E001}`
}

function sentinel(index: number): string {
  return `${edge}${core(index)}${edge}`
}

function toParts(rendered: string, messages: readonly Message[]): PromptPart[] {
  const parts: PromptPart[] = []
  let at = 0
  for (const match of rendered.matchAll(/(\u{2003}?)\u{E000}(\d+)\u{E001}(\u{2003}?)/gu)) {
    const [whole, before, index, after] = match
    parts.push({ kind: 'template', text: rendered.slice(at, match.index) })
    let { content } = messages[Number(index)] ?? { content: '' }
    if (before === '') content = content.trimStart()
    if (after === '') content = content.trimEnd()
    parts.push({ kind: 'content', text: content })
    at = match.index + whole.length
  }
  parts.push({ kind: 'template', text: rendered.slice(at) })
  return parts.filter(({ text }) => text !== '')
}

function untilLastContent(parts: readonly PromptPart[]): PromptPart[] {
  return parts.slice(0, parts.findLastIndex(({ kind }) => kind === 'content') + 1)
}

/** The messages with the leading system message at the beginning of the user's; undefined when there is none to move. */
function mergeSystem(messages: readonly Message[]): Message[] | undefined {
  const [system, next, ...rest] = messages
  if (system?.role !== 'system') return undefined
  if (next?.role !== 'user') return [{ role: 'user', content: system.content }, ...messages.slice(1)]
  return [{ role: 'user', content: `${system.content}\n\n${next.content}` }, ...rest]
}

function formatFixedDate(format: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(fixedDate)
  const values: Record<string, string> = {
    '%Y': '2024',
    '%m': '07',
    '%d': '26',
    '%b': part({ month: 'short' }),
    '%B': part({ month: 'long' }),
    '%H': '12',
    '%M': '00',
    '%%': '%',
  }
  return format.replace(/%[YmdbBHM%]/g, (directive) => values[directive] ?? directive)
}

function attempt<Result>(work: () => Result, broken: (reason: string) => AssayError): Result {
  try {
    return work()
  } catch (error) {
    throw broken(error instanceof Error ? error.message : String(error))
  }
}
