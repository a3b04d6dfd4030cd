import { chatBody, isOpenAiAddress } from '../openai/chat-body.ts'
import type { RequestFormat } from '../exchange/export-format.ts'
import { createLossList } from '../exchange/loss.ts'
import { pythonStyle, quoteText, writeValue } from './quote.ts'

/** A Python program with OpenAI's package. */
export const exportPythonOpenai: RequestFormat = {
  kind: 'request',
  id: 'python-openai',
  title: 'Python (openai)',
  ending: '.py',
  holds: 'the request as one row makes it, to the letter',
  drops: 'variables, settings of the local runtime alone',
  write(input) {
    const losses = createLossList()
    const isOpenAi = isOpenAiAddress(input.baseUrl)
    const { top_k: topK, min_p: minP, ...body } = chatBody({ ...input, isOpenAi }, losses)
    // The package's own method knows the fields of OpenAI's API only.
    const extra = { ...(topK === undefined ? {} : { top_k: topK }), ...(minP === undefined ? {} : { min_p: minP }) }
    const fields = { ...body, ...(Object.keys(extra).length === 0 ? {} : { extra_body: extra }) }
    const key = input.keyVariable === null ? '"none"' : `os.environ[${quoteText(input.keyVariable)}]`
    const text = [
      ...(input.keyVariable === null ? [] : ['import os', '']),
      'from openai import OpenAI',
      '',
      `client = OpenAI(base_url=${quoteText(input.baseUrl)}, api_key=${key})`,
      '',
      'completion = client.chat.completions.create(',
      ...Object.entries(fields).map(([name, value]) => `    ${name}=${writeValue(value, pythonStyle, 4)},`),
      ')',
      'print(completion.choices[0].message.content)',
      '',
    ].join('\n')
    return { text, losses: losses.all() }
  },
}
