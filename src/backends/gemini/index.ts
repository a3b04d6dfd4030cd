import type { GoogleGenAI } from '@google/genai/web'
import type { Backend } from '../../core/backend.ts'
import { allSettingsBut } from '../../core/unsupported-settings.ts'
import { createHostedBackend, type HostedBackendOptions } from '../shared/create-hosted-backend.ts'
import { parseBaseUrl } from '../shared/parse-base-url.ts'
import { apiVersion, createClient } from './create-client.ts'
import { readModelList } from './read-model-list.ts'
import { readSentError } from './read-sent-error.ts'
import { streamContent } from './stream-content.ts'
import { geminiSettings } from './to-request.ts'

/**
 * A backend for the Gemini API with an API key. Its address is up to and without `/v1beta`, such as
 * `https://generativelanguage.googleapis.com`. Throws `bad-input` when the address is none.
 *
 * The API takes system messages only before all others, and throws `bad-input` for a later one.
 */
export function createGeminiBackend(options: HostedBackendOptions): Backend {
  const url = parseBaseUrl(options.baseUrl, options.name).href.replace(/\/v1(?:beta)?$/, '')
  const unsupported = allSettingsBut(geminiSettings)
  return createHostedBackend<GoogleGenAI, undefined>(options, url, {
    kind: 'gemini',
    createClient: (fetch) => createClient(url, fetch),
    headersFor: (key) => ({ ...(key !== undefined && { 'x-goog-api-key': key }) }),
    firstShape: undefined,
    nextShape: () => undefined,
    stream: (attempt, request, _, onText) => streamContent(attempt, request, onText),
    modelsUrl: `${url}/${apiVersion}/models?pageSize=1000`,
    readModels: (body) => readModelList(body, url),
    unsupportedSettings: () => unsupported,
    readSentError,
    notFoundHint: (model) =>
      model === undefined ? 'the address may be that of another API' : `the model asked for is "${model}"`,
  })
}
