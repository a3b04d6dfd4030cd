import type { Anthropic } from '@anthropic-ai/sdk'
import type { Backend } from '../../core/backend.ts'
import { createHostedBackend, type HostedBackendOptions } from '../shared/create-hosted-backend.ts'
import { parseBaseUrl } from '../shared/parse-base-url.ts'
import { createClient } from './create-client.ts'
import { apiVersionFor, unsupportedSettings } from './model-abilities.ts'
import { readModelList } from './read-model-list.ts'
import { readSentError } from './read-sent-error.ts'
import { streamMessage } from './stream-message.ts'

/**
 * A backend for Anthropic's Messages API, and for servers that speak it. Its address is up to and without
 * `/v1/messages`, such as `https://api.anthropic.com`. Throws `bad-input` when the address is none.
 *
 * The API has no seed. It wants a limit of tokens with every request: where none is set it is 16,000, which
 * the fingerprint records.
 */
export function createAnthropicBackend(options: HostedBackendOptions): Backend {
  const url = parseBaseUrl(options.baseUrl, options.name).href.replace(/\/v1$/, '')
  return createHostedBackend<Anthropic, undefined>(options, url, {
    kind: 'anthropic',
    createClient: (fetch) => createClient(url, fetch),
    headersFor: (key, model) => ({
      'anthropic-version': apiVersionFor(model),
      ...(key !== undefined && { 'x-api-key': key }),
    }),
    firstShape: undefined,
    nextShape: () => undefined,
    stream: (attempt, request, _, onText) => streamMessage(attempt, request, onText),
    modelsUrl: `${url}/v1/models?limit=1000`,
    readModels: (body) => readModelList(body, url),
    unsupportedSettings: ({ name }) => unsupportedSettings(name),
    readSentError,
    notFoundHint: (model) =>
      model === undefined ? 'the address may be that of another API' : `the model asked for is "${model}"`,
  })
}
