import type { MessageTemplate } from '../../core/prompts/prompt-content.ts'
import { literalPiece } from '../exchange/literal-template.ts'
import type { LossList } from '../exchange/loss.ts'
import { roleOf } from '../exchange/read-messages.ts'
import { handlebarsPath, type Scopes } from './handlebars-path.ts'

interface HandlebarsContext {
  losses: LossList
  /** Variables that a row may leave out; they then are nothing. */
  optional: ReadonlySet<string>
}

interface Block {
  name: string
  end: string
  scopes: Scopes
}

const tag = /\\?\{\{(?:!--[\s\S]*?--~?|\{[\s\S]*?\}|[^}]*?)\}\}/gu

/**
 * The messages of a Dotprompt template: Handlebars with `role` as the border between messages. `if`, `unless`, `each`,
 * `ifEquals`, `unlessEquals` and `json` become Jinja that renders the same; the rest is named and kept as text.
 */
export function readHandlebars(body: string, { losses, optional }: HandlebarsContext): MessageTemplate[] {
  const messages: { role: MessageTemplate['role'] | undefined; pieces: string[] }[] = [{ role: 'user', pieces: [] }]
  const blocks: Block[] = []
  let loops = 0
  let cursor = 0
  let scopes: Scopes = [null]
  const write = (piece: string) => messages.at(-1)?.pieces.push(piece)
  const place = () => `message ${messages.length}`

  for (const match of body.matchAll(tag)) {
    if (match.index < cursor) continue
    const [written] = match
    const end = match.index + written.length
    const before = body.slice(cursor, match.index)
    if (written.startsWith('\\')) {
      write(literalPiece(before + written.slice(1)))
      cursor = end
      continue
    }
    const inside = written.replace(/^\{\{\{?~?|~?\}?\}\}$/gu, '').trim()
    const isStatement = /^[#/!]|^else\b|^\^$/u.test(inside)
    const isAlone =
      isStatement && /(?:^|\n)[ \t]*$/u.test(body.slice(0, match.index)) && /^[ \t]*(?:\n|$)/u.test(body.slice(end))
    write(literalPiece(isAlone ? before.replace(/[ \t]*$/u, '') : before))
    const dash = [written.startsWith('{{~') ? '-' : '', /~\}?\}\}$/u.test(written) ? '-' : ''] as const
    const converted = convert(inside, written, dash)
    cursor = end
    if (converted !== undefined) write(converted)
    if (!isAlone) {
      // Our rendering takes away what stands beside a statement; here it is part of the text.
      if (isStatement && converted !== undefined && converted !== '' && dash[1] === '' && body[end] === '\n') {
        write('{{ "\\n" }}')
        cursor += 1
      }
    } else {
      const blanks = /^[ \t]*\n?/u.exec(body.slice(end))?.[0] ?? ''
      cursor += blanks.length
      if (converted !== undefined && converted !== '' && blanks.endsWith('\n')) write('\n')
    }
  }
  write(literalPiece(body.slice(cursor)))
  for (const block of blocks) losses.add(`the block "${block.name}"`, 'the template', 'it is never closed')

  return messages.flatMap(({ role, pieces }): MessageTemplate[] => {
    const content = pieces.join('').replace(/^\n/u, '')
    return role === undefined || content.trim() === '' ? [] : [{ role, content }]
  })

  /** The Jinja of a tag; undefined when it borders messages. */
  function convert(inside: string, written: string, [left, right]: readonly [string, string]): string | undefined {
    if (inside.startsWith('!')) return ''
    const [, helper = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/u.exec(inside) ?? []
    const path = (text: string) => handlebarsPath(text, scopes)
    const asText = (what: string, why: string) => {
      losses.add(what, place(), why)
      return literalPiece(written)
    }
    if (helper === 'role') {
      const named = /^["'](\w+)["']$/u.exec(rest.trim())?.[1]
      if (blocks.length > 0)
        return asText(`"${written}"`, 'a message cannot begin inside a condition or a loop, so it stays text')
      const role = roleOf(named)
      if (role === undefined)
        losses.add(`the messages of "${named ?? ''}"`, place(), 'prompts have system, user and assistant')
      messages.push({ role, pieces: [] })
      return undefined
    }
    if (['history', 'media', 'section'].includes(helper)) {
      losses.add(
        `"${written}"`,
        place(),
        helper === 'history' ? 'a prompt has a fixed number of messages' : 'prompts hold text',
      )
      return ''
    }
    if (helper.startsWith('>'))
      return asText(`the partial "${inside.slice(1).trim()}"`, 'it is in another file, so it stays text')
    if (helper.startsWith('#'))
      return (
        openBlock(helper.slice(1), rest, [left, right]) ??
        asText(`the block "${written}"`, 'there is nothing like it here, so it stays text')
      )
    if (helper.startsWith('/')) {
      const block = blocks.at(-1)
      if (block?.name !== helper.slice(1)) return literalPiece(written)
      blocks.pop()
      scopes = block.scopes
      return `{%${left} ${block.end} ${right}%}`
    }
    if (helper === 'else' || inside === '^') {
      const block = blocks.at(-1)
      if (block === undefined) return literalPiece(written)
      const condition = rest.startsWith('if ') ? path(rest.slice(3)) : undefined
      if (rest !== '' && condition === undefined)
        return asText(`"${written}"`, 'there is nothing like it here, so it stays text')
      return condition === undefined ? `{%${left} else ${right}%}` : `{%${left} elif ${truth(condition)} ${right}%}`
    }
    if (helper === 'json') {
      const value = path(rest.replace(/\s+indent=\d+$/u, ''))
      return value === undefined ? asText(`"${written}"`, 'it stays text') : `{{${left} ${value} | tojson ${right}}}`
    }
    const value = rest === '' ? path(inside) : undefined
    if (value === undefined)
      return asText(`the helper "${inside.slice(0, 60)}"`, 'there is nothing like it here, so it stays text')
    const mayLack = scopes.at(-1) !== null || optional.has(value.split(/[.[]/u)[0] ?? '') || /[.[]/u.test(value)
    return `{{${left} ${value}${mayLack && !value.startsWith('loop.') ? ' | default("")' : ''} ${right}}}`
  }

  function openBlock(name: string, rest: string, [left, right]: readonly [string, string]): string | undefined {
    const [, subject = '', alias] = /^([\s\S]*?)(?:\s+as\s+\|\s*(\w+)[^|]*\|)?$/u.exec(rest.trim()) ?? []
    const [first = '', second = ''] = subject.match(/"[^"]*"|'[^']*'|\S+/gu) ?? []
    const value = handlebarsPath(first, scopes)
    if (value === undefined) return undefined
    const open = (end: string, inner: Scopes, statement: string) => {
      blocks.push({ name, end, scopes })
      scopes = inner
      return `{%${left} ${statement} ${right}%}`
    }
    if (name === 'if') return open('endif', scopes, `if ${truth(value)}`)
    if (name === 'unless') return open('endif', scopes, `if not (${truth(value)})`)
    if (name === 'ifEquals' || name === 'unlessEquals') {
      const other = handlebarsPath(second, scopes)
      return other === undefined
        ? undefined
        : open('endif', scopes, `if ${value} ${name === 'ifEquals' ? '==' : '!='} ${other}`)
    }
    if (name === 'each') {
      loops += 1
      // With a name of its own the item does not take the place of what is outside.
      const item = alias ?? (loops === 1 ? 'item' : `item${loops}`)
      return open('endfor', alias === undefined ? [...scopes, item] : scopes, `for ${item} in ${value} | default([])`)
    }
    return undefined
  }
}

/** A value that is not there is false. */
function truth(value: string): string {
  return /^(?:true|false|-?\d|"|loop\.)/u.test(value) ? value : `${value} | default(false)`
}
