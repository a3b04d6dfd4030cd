import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'

/** Asks before something that cannot be taken back; `action` is the word on the button. */
export function confirmAction({
  title,
  text,
  action,
  onConfirm,
}: {
  title: string
  text: string
  action: string
  onConfirm: () => void
}): void {
  modals.openConfirmModal({
    title,
    children: <Text>{text}</Text>,
    labels: { confirm: action, cancel: 'Cancel' },
    confirmProps: { color: 'red' },
    onConfirm,
  })
}
