import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { isOwnAddress } from './app-address.ts'

/** True when a message comes from the page at `page` itself: not from a frame within it, nor from another address. */
export function isFromOurPage({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent, page: string): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnAddress(senderFrame.url, page)
}
