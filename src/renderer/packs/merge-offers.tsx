import { Button, Group, Stack, Text } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { PackSyncConflict } from '../../contract/packs.ts'

/** What moved on in a pack and here, each with the way to its merge. */
export function MergeOffers({ conflicts, onOpen }: { conflicts: readonly PackSyncConflict[]; onOpen: () => void }) {
  const navigate = useNavigate()
  if (conflicts.length === 0) return null
  return (
    <Stack gap={4} mt={6}>
      {conflicts.map(({ kind, name, merge }) => (
        <Group key={`${kind} ${name} ${merge?.into}`} gap="xs">
          <Text size="sm">
            {kind === 'prompt' ? `${name}, branch ${merge?.into ?? ''}` : `The ${kind} ${name} differs: rename yours`}
          </Text>
          {merge ? (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconGitMerge size={14} />}
              onClick={() => {
                onOpen()
                const branch = merge.into === 'main' ? {} : { branch: merge.into }
                void navigate({
                  to: '/prompts/$promptId',
                  params: { promptId: merge.promptId },
                  search: { ...branch, merge: merge.versionId },
                })
              }}
            >
              Show the merge
            </Button>
          ) : null}
        </Group>
      ))}
    </Stack>
  )
}
