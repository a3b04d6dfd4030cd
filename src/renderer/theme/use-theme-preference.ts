import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { workspaceQueries } from '../queries/workspace-queries.ts'

/** Follows the workspace's preference for light, dark or the system's scheme. */
export function useThemePreference(): void {
  const { setColorScheme } = useMantineColorScheme()
  const { data: preferences } = useQuery(workspaceQueries.preferences())
  const choice = preferences?.theme
  useEffect(() => {
    if (choice) setColorScheme(choice === 'system' ? 'auto' : choice)
  }, [choice, setColorScheme])
}
