/** Hands a file to the browser as a download; the desktop app asks where to keep it. */
export function saveBlob(fileName: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The download has begun by then; an address that is still in use is kept by the browser.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
