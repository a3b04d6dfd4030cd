import type { MessageTemplate } from '../../core/prompts/prompt-content.ts'
import { roleOf } from '../exchange/read-messages.ts'

/** A line that opens a message: a role alone on its line, as Prompty's own parser looks for it. */
export const roleLine = /^\s*#?\s*(system|user|assistant|developer|function|tool)(?:\[[^\]\n]*\])?\s*:[ \t]*$/iu

export interface SplitMessage {
  /** Undefined for roles that prompts do not have. */
  role: MessageTemplate['role'] | undefined
  written: string
  text: string
}

/** Parts the body of a Prompty file at its role lines; what stands before the first is the system's. Blanks at the ends of a message do not count. */
export function splitRoles(body: string): SplitMessage[] {
  const found: SplitMessage[] = []
  let open: { written: string; lines: string[] } = { written: 'system', lines: [] }
  const close = () => {
    const text = open.lines.join('\n').trim()
    if (text !== '') found.push({ role: roleOf(open.written), written: open.written, text })
  }
  for (const line of body.split('\n')) {
    const written = roleLine.exec(line)?.[1]
    if (written === undefined) open.lines.push(line)
    else {
      close()
      open = { written: written.toLowerCase(), lines: [] }
    }
  }
  close()
  return found
}
