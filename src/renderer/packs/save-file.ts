/** Hands bytes to the browser as a download; the desktop app asks where to keep it. */
export function saveFile(fileName: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0)
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The download has begun by then; an address that is still in use is kept by the browser.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
