import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'

/** Asks whether what `text` names may be lost; closing the dialog keeps it. */
export function askToDiscard(text: string): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title: 'Leave without saving?',
      children: <Text>{text}</Text>,
      labels: { confirm: 'Discard the changes', cancel: 'Stay' },
      confirmProps: { color: 'red' },
      onConfirm: () => resolve(true),
      onClose: () => resolve(false),
    })
  })
}
