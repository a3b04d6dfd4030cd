import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { appScheme } from './app-address.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { contentType } from './content-type.ts'
import { resolveAppFile } from './resolve-app-file.ts'

/** Makes `app://` an origin like any other; must be called before the app is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }])
}

/** Serves the built page at `app://`, from `directory` (absolute) and nowhere else. Call once the app is ready. */
export function serveApp(directory: string): void {
  protocol.handle(appScheme, (request) => answer(directory, request))
}

async function answer(directory: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  const file = resolveAppFile(directory, request.url)
  if (file === undefined) return refusal(403)
  try {
    return new Response(new Uint8Array(await readFile(file)), { headers: headersOf(file) })
  } catch {
    return refusal(404)
  }
}

function headersOf(file: string): Record<string, string> {
  return {
    'content-type': contentType(file),
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
  }
}

function refusal(status: number): Response {
  return new Response(null, { status })
}
