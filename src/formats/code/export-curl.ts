import type { RequestFormat } from '../exchange/export-format.ts'
import { createLossList } from '../exchange/loss.ts'
import { chatBody, isOpenAiAddress } from '../openai/chat-body.ts'

/**
 * A command for a POSIX shell. The body stands in a here-document whose quoted end mark keeps the shell from looking
 * into it, so `$`, backticks, quotes and backslashes arrive as they are; no line of the JSON can be that mark, since line
 * ends in texts are escaped.
 */
export const exportCurl: RequestFormat = {
  kind: 'request',
  id: 'curl',
  title: 'curl',
  ending: '.sh',
  holds: 'the request as one row makes it, to the letter',
  drops: 'variables, settings of the local runtime alone',
  write(input) {
    const losses = createLossList()
    const body = chatBody({ ...input, isOpenAi: isOpenAiAddress(input.baseUrl) }, losses)
    const text = [
      `curl ${quoteForShell(`${input.baseUrl.replace(/\/+$/u, '')}/chat/completions`)} \\`,
      ...(input.keyVariable === null ? [] : [`  -H "Authorization: Bearer $${input.keyVariable}" \\`]),
      `  -H 'Content-Type: application/json' \\`,
      `  --data-binary @- <<'END_OF_REQUEST'`,
      JSON.stringify(body, null, 2),
      'END_OF_REQUEST',
      '',
    ].join('\n')
    return { text, losses: losses.all() }
  },
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
