/** Hands a text to the browser as a download; the desktop app asks where to keep it. */
export function saveText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The download has begun by then; an address that is still in use is kept by the browser.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
