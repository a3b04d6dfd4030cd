import type { AzureOpenAI } from 'openai'
import type { Backend } from '../../core/backend.ts'
import { AssayError } from '../../core/errors.ts'
import { allSettingsBut } from '../../core/unsupported-settings.ts'
import { readSentError } from '../openai/read-sent-error.ts'
import { firstShape, nextShape, type RequestShape } from '../openai/request-shape.ts'
import { streamCompletion } from '../openai/stream-completion.ts'
import { openAiSettings } from '../openai/to-request.ts'
import { createHostedBackend, type HostedBackendOptions } from '../shared/create-hosted-backend.ts'
import { parseBaseUrl } from '../shared/parse-base-url.ts'
import { createClient } from './create-client.ts'
import { readModelList } from './read-model-list.ts'

export interface AzureBackendOptions extends HostedBackendOptions {
  /** A dated version of the API, such as `2024-10-21`. */
  apiVersion: string
}

/** The shape to begin with is that of OpenAI itself, whatever the host of a resource is called. */
const azureShape = firstShape('api.openai.com')

/**
 * A backend for Azure OpenAI with a key. Its address is the endpoint of a resource, such as
 * `https://my-resource.openai.azure.com`, and a model's name is that of a deployment there. Throws `bad-input` when the
 * address or the version is none.
 *
 * The list of models is that of the base models of the resource, because Azure lists deployments only to its management
 * API, which takes no key.
 */
export function createAzureBackend(options: AzureBackendOptions): Backend {
  const { name, apiVersion } = options
  const endpoint = parseBaseUrl(options.baseUrl, name).href.replace(/\/openai(?:\/v1)?$/, '')
  if (!/^\d{4}-\d\d-\d\d(?:-preview)?$/.test(apiVersion)) {
    throw new AssayError('bad-input', {
      what: 'The version of the API is not right',
      where: `the connection ${name}`,
      mend: 'write it like 2024-10-21',
    })
  }
  const unsupported = allSettingsBut(openAiSettings)
  return createHostedBackend<AzureOpenAI, RequestShape>(options, endpoint, {
    kind: 'azure',
    createClient: (fetch) => createClient(endpoint, apiVersion, fetch),
    headersFor: (key) => ({ ...(key !== undefined && { 'api-key': key }) }),
    firstShape: azureShape,
    nextShape,
    stream: (...request) => streamCompletion('azure', ...request),
    modelsUrl: `${endpoint}/openai/models?api-version=${apiVersion}`,
    readModels: (body) => readModelList(body, endpoint),
    unsupportedSettings: () => unsupported,
    readSentError,
    notFoundHint: (model) =>
      model === undefined
        ? 'the address is the endpoint of a resource, such as https://my-resource.openai.azure.com'
        : `the deployment asked for is "${model}"`,
  })
}
