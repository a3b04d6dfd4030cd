/** A fetch that also tells of every piece that arrives, so that silence can be noticed. */
export type WatchedFetch = (url: string, init: RequestInit, onActivity: () => void) => Promise<Response>

/** Makes a WatchedFetch of a fetch such as the global one. */
export function toWatchedFetch(fetch: typeof globalThis.fetch): WatchedFetch {
  return async (url, init, onActivity) => {
    const response = await fetch(url, init)
    onActivity()
    if (!response.body) return response
    const watched = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(bytes, controller) {
          onActivity()
          controller.enqueue(bytes)
        },
      }),
    )
    return new Response(watched, { status: response.status, headers: response.headers })
  }
}
