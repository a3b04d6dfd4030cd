import type { Anthropic } from '@anthropic-ai/sdk'

/**
 * A client of the `@anthropic-ai/sdk` package that is shut off from its surroundings: everything that it would read
 * from ANTHROPIC_* variables or a profile on the disk is given, it neither retries, nor logs, nor traces, and it never
 * holds the key.
 */
export async function createClient(baseUrl: string, fetch: typeof globalThis.fetch): Promise<Anthropic> {
  const { Anthropic } = await import('@anthropic-ai/sdk')
  return new Anthropic({
    baseURL: baseUrl,
    apiKey: 'unused',
    webhookKey: null,
    maxRetries: 0,
    timeout: 2 ** 31 - 1,
    logLevel: 'off',
    openTelemetry: false,
    fetch,
  })
}
