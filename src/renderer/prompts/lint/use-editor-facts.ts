import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { VariableDeclarations } from '../../../core/prompts/variable-declaration.ts'
import type { PartialReference } from '../../../core/templates/partials/partial-reference.ts'
import { notifyFailure } from '../../components/notify.ts'
import type { EditorFacts } from '../../editor/editor-facts.ts'
import { promptQueries } from '../../queries/prompt-queries.ts'

/** What the editors of a prompt know: names and values from its row, and the prompts that it can take in. */
export function useEditorFacts({
  names,
  declarations,
  row,
}: {
  names: readonly string[]
  declarations: VariableDeclarations | undefined
  row: Readonly<Record<string, unknown>> | undefined
}): EditorFacts {
  const navigate = useNavigate()
  const { data: prompts } = useQuery(promptQueries.list())
  const openPartial = useCallback(
    ({ name }: PartialReference) => {
      const found = prompts?.find((prompt) => prompt.name === name)
      if (found) void navigate({ to: '/prompts/$promptId', params: { promptId: found.id } })
      else notifyFailure(new Error(`There is no prompt "${name}".`))
    },
    [navigate, prompts],
  )
  return useMemo(
    () => ({
      names,
      declarations: declarations ?? {},
      row,
      partials: prompts?.map((prompt) => prompt.name) ?? [],
      openPartial,
      problems: [],
    }),
    [names, declarations, row, prompts, openPartial],
  )
}
