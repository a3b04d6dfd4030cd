import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Resolutions } from '../../core/prompts/merge/conflict.ts'
import type { PromptContent } from '../../core/prompts/prompt-content.ts'
import { client } from '../connection/client.ts'

const pageSize = 200

type State = { versionId: string } | { content: PromptContent }

/** What is asked about branches, merges, labels and single versions. Under `prompts`, so that their changes ask again. */
export const versionQueries = {
  branches: (promptId: string) =>
    queryOptions({
      queryKey: ['prompts', 'branches', promptId],
      queryFn: ({ signal }) => client.versions.branches({ promptId }, { signal }),
    }),
  /** The history by slices, newest first; of one branch where it is named. */
  history: (promptId: string, branch: string | null) =>
    infiniteQueryOptions({
      queryKey: ['prompts', 'history-slices', promptId, branch],
      queryFn: ({ signal, pageParam }) =>
        client.prompts.history(
          {
            promptId,
            limit: pageSize,
            ...(branch === null ? {} : { branch }),
            ...(pageParam === null ? {} : { after: pageParam }),
          },
          { signal },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => (last.length < pageSize ? undefined : (last.at(-1)?.id ?? undefined)),
    }),
  runs: (versionId: string) =>
    queryOptions({
      queryKey: ['runs', 'of-version', versionId],
      queryFn: ({ signal }) => client.versions.runs({ versionId }, { signal }),
    }),
  diff: (before: State, after: State) =>
    queryOptions({
      queryKey: ['prompts', 'diff', before, after],
      queryFn: ({ signal }) => client.versions.diff({ before, after }, { signal }),
      placeholderData: keepPreviousData,
    }),
  merge: (promptId: string, into: string, fromVersionId: string, resolutions: Resolutions) =>
    queryOptions({
      queryKey: ['prompts', 'merge', promptId, into, fromVersionId, resolutions],
      queryFn: ({ signal }) =>
        client.versions.previewMerge({ promptId, into, fromVersionId, resolutions: { ...resolutions } }, { signal }),
      placeholderData: keepPreviousData,
    }),
  labelCheck: (promptId: string, label: string, versionId: string) =>
    queryOptions({
      queryKey: ['prompts', 'label-check', promptId, label, versionId],
      queryFn: ({ signal }) => client.versions.checkLabel({ promptId, label, versionId }, { signal }),
    }),
  policies: (promptId: string) =>
    queryOptions({
      queryKey: ['prompts', 'policies', promptId],
      queryFn: ({ signal }) => client.versions.policies({ promptId }, { signal }),
    }),
  labelMoves: (promptId: string, label: string) =>
    queryOptions({
      queryKey: ['prompts', 'label-moves', promptId, label],
      queryFn: ({ signal }) => client.versions.labelMoves({ promptId, label, limit: 20 }, { signal }),
    }),
}
