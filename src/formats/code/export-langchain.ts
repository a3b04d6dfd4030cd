import type { RequestFormat } from '../exchange/export-format.ts'
import { createLossList } from '../exchange/loss.ts'
import { chatBody, isOpenAiAddress } from '../openai/chat-body.ts'
import { pythonStyle, quoteText, writeValue } from './quote.ts'

const classes = { system: 'SystemMessage', user: 'HumanMessage', assistant: 'AIMessage' } as const

/** Parameters that the class of langchain-openai has by name; all others go along as they are. */
const named: ReadonlySet<string> = new Set([
  'temperature',
  'max_tokens',
  'max_completion_tokens',
  'top_p',
  'seed',
  'frequency_penalty',
  'presence_penalty',
])

/** A Python program with LangChain. The messages are given as messages, so nothing in them is taken for a template. */
export const exportLangchain: RequestFormat = {
  kind: 'request',
  id: 'langchain',
  title: 'Python (LangChain)',
  ending: '.py',
  holds: 'the messages as one row makes them, to the letter, and the settings',
  drops: 'variables, settings of the local runtime alone; LangChain may spell the limit of tokens in its own way',
  write(input) {
    const losses = createLossList()
    const {
      model,
      messages: _messages,
      top_k: topK,
      min_p: minP,
      ...parameters
    } = chatBody({ ...input, isOpenAi: isOpenAiAddress(input.baseUrl) }, losses)
    const own = Object.entries(parameters).filter(([name]) => named.has(name))
    const bound = Object.entries(parameters).filter(([name]) => !named.has(name))
    const extra = { ...(topK === undefined ? {} : { top_k: topK }), ...(minP === undefined ? {} : { min_p: minP }) }
    const used = [...new Set(input.messages.map(({ role }) => classes[role]))].toSorted()
    const key = input.keyVariable === null ? '"none"' : `os.environ[${quoteText(input.keyVariable)}]`
    const text = [
      ...(input.keyVariable === null ? [] : ['import os', '']),
      `from langchain_core.messages import ${used.join(', ')}`,
      'from langchain_openai import ChatOpenAI',
      '',
      'llm = ChatOpenAI(',
      `    model=${writeValue(model, pythonStyle)},`,
      `    base_url=${quoteText(input.baseUrl)},`,
      `    api_key=${key},`,
      ...own.map(([name, value]) => `    ${name}=${writeValue(value, pythonStyle, 4)},`),
      ...(Object.keys(extra).length === 0 ? [] : [`    extra_body=${writeValue(extra, pythonStyle, 4)},`]),
      ')',
      'messages = [',
      ...input.messages.map(
        ({ role, content }) => `    ${classes[role]}(content=${writeValue(content, pythonStyle, 4)}),`,
      ),
      ']',
      bound.length === 0
        ? 'answer = llm.invoke(messages)'
        : `answer = llm.bind(\n${bound.map(([name, value]) => `    ${name}=${writeValue(value, pythonStyle, 4)},\n`).join('')}).invoke(messages)`,
      'print(answer.content)',
      '',
    ].join('\n')
    return { text, losses: losses.all() }
  },
}
