import { modals } from '@mantine/modals'
import type { RunProgress } from '../../contract/experiments.ts'
import { formatCount } from '../format/format-number.ts'

/** Asks before a run is stopped for good. */
export function confirmCancel({ done, failed, total }: RunProgress, onConfirm: () => void): void {
  modals.openConfirmModal({
    title: 'Cancel this run?',
    children: `${formatCount(done + failed)} of ${formatCount(total)} cells are finished and stay. The others will not be run; pause the run to go on later.`,
    labels: { confirm: 'Cancel the run', cancel: 'Keep it' },
    confirmProps: { color: 'red' },
    onConfirm,
  })
}
