import { useStoredValue } from '../../connection/value-store.ts'
import type { Draft } from '../use-draft.ts'
import { VariablesForm } from './variables-form.tsx'

/** The variables of the draft, changed as they are written. */
export function DraftVariables({ draft, usedVariables }: { draft: Draft; usedVariables: readonly string[] }) {
  const { variables, ...others } = useStoredValue(draft.parts)
  return (
    <VariablesForm
      declarations={variables}
      usedVariables={usedVariables}
      onChange={(changed) => draft.changeParts({ ...others, ...(changed === undefined ? {} : { variables: changed }) })}
    />
  )
}
