import type { OpenAI } from 'openai'
import type { Backend } from '../../core/backend.ts'
import { allSettingsBut } from '../../core/unsupported-settings.ts'
import { createHostedBackend, type HostedBackendOptions } from '../shared/create-hosted-backend.ts'
import { parseBaseUrl } from '../shared/parse-base-url.ts'
import { createClient } from './create-client.ts'
import { readModelList } from './read-model-list.ts'
import { readSentError } from './read-sent-error.ts'
import { firstShape, nextShape, type RequestShape } from './request-shape.ts'
import { streamCompletion } from './stream-completion.ts'
import { compatibleSettings, openAiSettings } from './to-request.ts'

/** The host of OpenAI itself, which refuses settings that other servers of its protocol take. */
const openAiHost = 'api.openai.com'

/**
 * A backend for any server that speaks OpenAI's chat completions: hosted ones, and llama-server, vLLM, Ollama,
 * LM Studio ... Its address is up to and without `/chat/completions`, such as `http://127.0.0.1:8080/v1`. Throws
 * `bad-input` when the address is none.
 */
export function createOpenAiBackend(options: HostedBackendOptions): Backend {
  const { href: url, host } = parseBaseUrl(options.baseUrl, options.name)
  const unsupported = allSettingsBut(host === openAiHost ? openAiSettings : compatibleSettings)
  return createHostedBackend<OpenAI, RequestShape>(options, url, {
    kind: 'openai',
    createClient: (fetch) => createClient(url, fetch),
    headersFor: (key) => ({ ...(key !== undefined && { authorization: `Bearer ${key}` }) }),
    firstShape: firstShape(host),
    nextShape,
    stream: (...request) => streamCompletion('openai', ...request),
    modelsUrl: `${url}/models`,
    readModels: (body) => readModelList(body, url),
    unsupportedSettings: () => unsupported,
    readSentError,
    notFoundHint: (model) =>
      model === undefined || !/\/v\d/.test(url) ? 'the address may lack its /v1' : `the model asked for is "${model}"`,
  })
}
