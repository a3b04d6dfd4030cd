import { ipcMain } from 'electron'
import { isFromOurPage } from './is-from-our-page.ts'
import type { ServiceKeeper } from './keep-service-running.ts'

/** The channel on which a page says that it listens; the preload script knows it by the same name. */
export const pageReadyChannel = 'assay-page-ready'

/** Connects the page at `page` whenever it says that it listens: once a load, so after a reload as well. */
export function connectPages(service: Pick<ServiceKeeper, 'addPage'>, page: string): void {
  ipcMain.on(pageReadyChannel, (event) => {
    if (isFromOurPage(event, page)) service.addPage(event.sender)
  })
}
