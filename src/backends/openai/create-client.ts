import type { OpenAI } from 'openai'

/** What is the same for a client of OpenAI and of Azure: everything that it would read from OPENAI_* variables is given. */
export function closedClientOptions(fetch: typeof globalThis.fetch) {
  return {
    apiKey: 'unused',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: 2 ** 31 - 1,
    logLevel: 'off',
    fetch,
  } as const
}

/** A client of the `openai` package that is shut off from its surroundings: it neither retries, nor logs, nor holds the key. */
export async function createClient(baseUrl: string, fetch: typeof globalThis.fetch): Promise<OpenAI> {
  const { OpenAI } = await import('openai')
  return new OpenAI({ ...closedClientOptions(fetch), baseURL: baseUrl })
}
