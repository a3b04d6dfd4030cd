import { app, dialog } from 'electron'

/**
 * Says why the workspace could not be opened and asks for another folder. Answers its path, or undefined when the
 * person would rather quit.
 */
export async function askForWorkspace(reason: string): Promise<string | undefined> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'The workspace could not be opened',
    detail: reason,
    buttons: ['Choose another folder…', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response !== 0) return undefined
  const { filePaths } = await dialog.showOpenDialog({
    title: 'Folder of the workspace',
    properties: ['openDirectory', 'createDirectory'],
  })
  return filePaths[0]
}

/** Says that the service crashed: that it runs again, or that the app must end. */
export async function tellCrash(outcome: 'restarted' | 'gave-up'): Promise<void> {
  if (outcome === 'gave-up') {
    dialog.showErrorBox(
      'Assay has to close',
      'Its service stopped three times within a minute; nothing that was saved is lost.',
    )
    return app.quit()
  }
  await dialog.showMessageBox({
    type: 'warning',
    message: 'The service stopped and was started again: nothing that was saved is lost, and runs can be resumed.',
    buttons: ['OK'],
  })
}

/** Says once, before keys are entered, how little the system guards them. */
export async function tellProtection(protection: 'plain' | 'none'): Promise<void> {
  await dialog.showMessageBox({
    type: 'warning',
    message:
      protection === 'none'
        ? 'This system offers no encryption: keys that you enter are kept until Assay is closed, and not saved.'
        : 'This desktop has no password manager: keys that you enter are saved so that other programs of yours could read them.',
    buttons: ['OK'],
  })
}
