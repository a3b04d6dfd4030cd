import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ExperimentBuilder } from './builder/experiment-builder.tsx'
import { emptyDraft } from './builder/experiment-draft.ts'

/** Writes a new experiment and opens it when it is saved. */
export function NewExperiment() {
  const navigate = useNavigate()
  const [initial] = useState(emptyDraft)
  return (
    <ExperimentBuilder
      experimentId={undefined}
      initial={initial}
      onDone={(experimentId) => {
        if (experimentId === undefined) void navigate({ to: '/experiments' })
        else void navigate({ to: '/experiments/$experimentId', params: { experimentId } })
      }}
    />
  )
}
