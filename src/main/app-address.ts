/** The scheme that the window is loaded from; a standard scheme, so it has an origin of its own. */
export const appScheme = 'app'

const appOrigin = `${appScheme}://assay`

/** Where the page is: the built app, or the development server that electron-vite names in the environment. */
export function pageAddress(environment: Record<string, string | undefined>): string {
  return environment['ELECTRON_RENDERER_URL'] ?? `${appOrigin}/`
}

/** True when `address` belongs to the page at `page`: same scheme, host and port. */
export function isOwnAddress(address: string, page: string): boolean {
  return originOf(address) !== undefined && originOf(address) === originOf(page)
}

/** `URL.origin` is "null" for schemes that the URL standard does not know, so it is put together by hand. */
function originOf(address: string): string | undefined {
  const url = URL.parse(address)
  return url ? `${url.protocol}//${url.host}` : undefined
}
