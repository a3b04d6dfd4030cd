import { session, shell, type WebContents } from 'electron'
import { isOwnAddress } from './app-address.ts'
import { isAllowedExternalLink } from './external-links.ts'

/**
 * Keeps a page where it is: it may not leave for another origin, open windows or embed web views. A link to a place
 * that we know opens in the system's browser. `page` is the address that it was loaded from.
 */
export function guardContents(contents: WebContents, page: string): void {
  const stay = (event: { preventDefault(): void; url: string }) => {
    if (!isOwnAddress(event.url, page)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedExternalLink(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** Refuses every permission that a page asks for; Electron grants them all unless told otherwise. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(isClipboardWrite(permission)),
  )
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => isClipboardWrite(permission))
  session.defaultSession.setDevicePermissionHandler(() => false)
}

/** Copying a verdict or a prompt is what people ask for with a click; reading the clipboard is not allowed. */
function isClipboardWrite(permission: string): boolean {
  return permission === 'clipboard-sanitized-write'
}
