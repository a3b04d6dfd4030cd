import path from 'node:path'

const hasExtension = /\.[a-z0-9]+$/i

/**
 * The file under `directory` that a request of the page means: the one its path names, or `index.html` for a page of
 * the app such as `/experiments/3`. Undefined for anything that would lie outside the directory.
 */
export function resolveAppFile(directory: string, address: string): string | undefined {
  const name = decodedPath(address)
  if (name === undefined || name.includes('\0') || name.includes('\\')) return undefined
  const file = path.join(directory, hasExtension.test(name) ? name : 'index.html')
  const relative = path.relative(directory, file)
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
  return isInside ? file : undefined
}

/** The path with its escapes undone; undefined when it is broken or climbs, whatever the URL parser left of it. */
function decodedPath(address: string): string | undefined {
  const url = URL.parse(address)
  if (!url) return undefined
  try {
    const name = decodeURIComponent(url.pathname)
    return name.split('/').includes('..') ? undefined : name
  } catch {
    return undefined
  }
}
