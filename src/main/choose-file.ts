import { BrowserWindow, dialog, ipcMain } from 'electron'
import { z } from 'zod'
import { isFromOurPage } from './is-from-our-page.ts'

/** The channel on which a page asks for the system's file dialog; the preload script knows it by the same name. */
export const chooseFileChannel = 'assay-choose-file'

const requestSchema = z.object({
  title: z.string().max(200),
  /** File endings without the dot; none means any file. */
  extensions: z.array(z.string().regex(/^[a-z0-9]{1,10}$/i)).max(20),
})

/**
 * Lets the page at `page` open the system's file dialog. Answers the chosen file's path, or null when the dialog was
 * closed. Any other sender is refused.
 */
export function offerFileDialog(page: string): void {
  ipcMain.handle(chooseFileChannel, async (event, request: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender)
    if (!window || !isFromOurPage(event, page)) throw new Error('Only the window of Assay may open a file dialog.')
    const { title, extensions } = requestSchema.parse(request)
    const filters = extensions.length === 0 ? [] : [{ name: extensions.join(', '), extensions }]
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { title, filters, properties: ['openFile'] })
    return canceled ? null : (filePaths[0] ?? null)
  })
}
