import type { GoogleGenAI } from '@google/genai/web'

/** The version of the API that is asked for. */
export const apiVersion = 'v1beta'

/**
 * A client of the `@google/genai` package that is shut off from its surroundings: it does not retry, and it never holds
 * the key. It is the package's build for browsers, which has no way to the environment; the one for Node reads GOOGLE_*
 * and GEMINI_* variables, warns about them on the console, and takes six times as long to load.
 */
export async function createClient(baseUrl: string, fetch: typeof globalThis.fetch): Promise<GoogleGenAI> {
  const { GoogleGenAI } = await import('@google/genai/web')
  return new GoogleGenAI({ vertexai: false, apiKey: 'unused', apiVersion, httpOptions: { baseUrl, apiVersion, fetch } })
}
