const allowedHosts: ReadonlySet<string> = new Set([
  'github.com',
  'huggingface.co',
  'platform.openai.com',
  'console.anthropic.com',
  'aistudio.google.com',
])

/** True for a link that may be handed to the system's browser: https, a host we know, no name or password in it. */
export function isAllowedExternalLink(address: string): boolean {
  const url = URL.parse(address)
  if (!url) return false
  return url.protocol === 'https:' && allowedHosts.has(url.host) && url.username === '' && url.password === ''
}
