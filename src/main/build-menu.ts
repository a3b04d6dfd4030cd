import { Menu, type MenuItemConstructorOptions } from 'electron'

/** Sets the menu of the application, as its platform has it. What the app itself can do is in its command palette. */
export function buildMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform)))
}

/** The menu as data: on macOS the application's own menu comes first and windows have one; elsewhere File quits. */
export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'reload' },
      { role: 'toggleDevTools' },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  }
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    isMac ? { role: 'fileMenu' } : { label: '&File', submenu: [{ role: 'quit' }] },
    { role: 'editMenu' },
    view,
    { role: 'windowMenu' },
  ]
}
