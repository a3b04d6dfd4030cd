import type { AzureOpenAI } from 'openai'
import { closedClientOptions } from '../openai/create-client.ts'

/**
 * A client of the `openai` package for Azure, shut off from its surroundings as that for OpenAI is. AZURE_* variables
 * would only be read for what is not given.
 */
export async function createClient(
  endpoint: string,
  apiVersion: string,
  fetch: typeof globalThis.fetch,
): Promise<AzureOpenAI> {
  const { AzureOpenAI } = await import('openai')
  return new AzureOpenAI({ ...closedClientOptions(fetch), baseURL: `${endpoint}/openai`, apiVersion })
}
