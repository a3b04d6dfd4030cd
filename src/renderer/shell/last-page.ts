import { destinations, type Destination } from './destinations.ts'

const key = 'assay.page'

/** Keeps the page that is shown for the next start. */
export function rememberPage(path: string): void {
  if (destinations.some((one) => path.startsWith(one.path))) localStorage.setItem(key, path)
}

/** The page to open at the start: the last one, and at first the experiments, where the samples wait. */
export function firstPage(): Destination['path'] {
  const last = localStorage.getItem(key) ?? ''
  return destinations.find((one) => last.startsWith(one.path))?.path ?? '/experiments'
}
