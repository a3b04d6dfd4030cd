import type { RequestFormat } from '../exchange/export-format.ts'
import { createLossList } from '../exchange/loss.ts'
import { chatBody, isOpenAiAddress } from '../openai/chat-body.ts'
import { quoteText, typescriptStyle, writeValue } from './quote.ts'

/** A TypeScript program with OpenAI's package; it is JavaScript as well. */
export const exportTypescriptOpenai: RequestFormat = {
  kind: 'request',
  id: 'typescript-openai',
  title: 'TypeScript (openai)',
  ending: '.ts',
  holds: 'the request as one row makes it, to the letter',
  drops: 'variables, settings of the local runtime alone',
  write(input) {
    const losses = createLossList()
    const body = chatBody({ ...input, isOpenAi: isOpenAiAddress(input.baseUrl) }, losses)
    const key = input.keyVariable === null ? '"none"' : `process.env[${quoteText(input.keyVariable)}]`
    const isPlain = body['top_k'] === undefined && body['min_p'] === undefined
    const text = [
      'import OpenAI from "openai";',
      '',
      `const client = new OpenAI({ baseURL: ${quoteText(input.baseUrl)}, apiKey: ${key} });`,
      '',
      ...(isPlain
        ? []
        : ["// top_k and min_p are not in OpenAI's own API, so its types do not know them.", '// @ts-expect-error']),
      `const completion = await client.chat.completions.create(${writeValue(body, typescriptStyle)});`,
      'console.log(completion.choices[0]?.message.content);',
      '',
    ].join('\n')
    return { text, losses: losses.all() }
  },
}
