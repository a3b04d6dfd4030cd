import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'

/** Why a run stands still, in a sentence. */
export function RunProblem({ problem }: { problem: string | null }) {
  if (!problem) return null
  return (
    <Alert role="alert" color="yellow" variant="light" icon={<IconAlertTriangle size={16} />} mx={20} mb={12} py={8}>
      {problem}
    </Alert>
  )
}
