import type { ConnectionSummary } from '../../contract/models.ts'

/** Where prompts can go: the hosts of the connections beside the local runtime, each once, this machine's left out. */
export function remoteHosts(connections: readonly Pick<ConnectionSummary, 'kind' | 'baseUrl'>[]): string[] {
  const hosts = connections.flatMap(({ kind, baseUrl }) => (kind === 'local' || !baseUrl ? [] : [hostOf(baseUrl)]))
  return [...new Set(hosts)].filter((host) => !isLoopback(host))
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/u.test(host)
}
