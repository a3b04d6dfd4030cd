import { Skeleton, Stack } from '@mantine/core'

const widths = ['62%', '84%', '48%', '74%', '56%', '80%']

/** Grey lines where a list or text will be. */
export function LinesSkeleton({ lines = 4 }: { lines?: number }) {
  return (
    <Stack gap="sm" p="sm" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={14} width={widths[index % widths.length]} />
      ))}
    </Stack>
  )
}
