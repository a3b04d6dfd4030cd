import { queryOptions } from '@tanstack/react-query'
import { client } from '../connection/client.ts'
import { objectId } from './object-id.ts'

type InspectInput = Parameters<typeof client.prompts.inspect>[0]

/** What a model reads of a prompt. Not kept for long: each keystroke makes another. */
export function inspectQuery(input: InspectInput) {
  return queryOptions({
    queryKey: ['inspect-prompt', objectId(input.content), input.variables, input.modelId],
    queryFn: ({ signal }) => client.prompts.inspect(input, { signal }),
    gcTime: 5000,
  })
}
