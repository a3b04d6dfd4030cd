import { queryOptions } from '@tanstack/react-query'
import { client } from '../connection/client.ts'
import { objectId } from './object-id.ts'

type RenderInput = Parameters<typeof client.prompts.render>[0]

/** What messages render to with given variables, and their tokens for a model. */
export type Rendering = Awaited<ReturnType<typeof client.prompts.render>>

/** Not kept for long: each keystroke makes another. */
export function renderQuery(input: RenderInput) {
  return queryOptions({
    queryKey: ['render', objectId(input.content), input.variables, input.modelId],
    queryFn: ({ signal }) => client.prompts.render(input, { signal }),
    gcTime: 5000,
  })
}
