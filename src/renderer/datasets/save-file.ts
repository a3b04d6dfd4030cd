/** Hands a file to the person, as a download. */
export function saveFile(name: string, content: { text: string } | { base64: string }): void {
  const part = 'text' in content ? content.text : Uint8Array.from(atob(content.base64), (byte) => byte.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([part]))
  const link = document.createElement('a')
  link.href = url
  link.download = name.replace(/[\\/:*?"<>|]/gu, '_')
  link.click()
  URL.revokeObjectURL(url)
}
