import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../contract/contract.ts'
import { currentLink, type Link } from './connection-state.ts'

/** Sends each call over the link of the moment, and waits for one while there is none. */
const waitingLink: Link = {
  async call(path, input, options) {
    const link = await linkWhenOpen(options.signal)
    return link.call(path, input, options)
  },
}

/** The workbench: the typed client of the one contract. */
export const client: ContractRouterClient<Contract> = createORPCClient(waitingLink)

function linkWhenOpen(signal: AbortSignal | undefined): Promise<Link> {
  const link = currentLink.get()
  if (link) return Promise.resolve(link)
  return new Promise((resolve, reject) => {
    const stop = currentLink.subscribe(() => {
      const opened = currentLink.get()
      if (!opened) return
      stop()
      resolve(opened)
    })
    signal?.addEventListener('abort', () => {
      stop()
      reject(new DOMException('The request was given up.', 'AbortError'))
    })
  })
}
