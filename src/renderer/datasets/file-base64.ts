const chunk = 0x8000

/** The bytes of a file in Base64, as they travel to the service. */
export async function fileBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += chunk)
    parts.push(String.fromCharCode(...bytes.subarray(start, start + chunk)))
  return btoa(parts.join(''))
}
