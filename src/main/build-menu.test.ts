import type { MenuItemConstructorOptions } from 'electron'
import { beforeEach, expect, it } from 'vitest'
import { buildMenu, menuTemplate } from './build-menu.ts'
import { fake, resetFakeElectron } from './testing/fake-electron.ts'

beforeEach(() => resetFakeElectron(''))

const titles = (menu: MenuItemConstructorOptions[]) => menu.map(({ role, label }) => role ?? label)

it('has the application menu first on macOS', () => {
  expect(titles(menuTemplate('darwin'))).toEqual(['appMenu', 'fileMenu', 'editMenu', 'View', 'windowMenu'])
})

it.each(['linux', 'win32'] as const)('quits from the File menu on %s', (platform) => {
  const menu = menuTemplate(platform)
  expect(titles(menu)).toEqual(['&File', 'editMenu', 'View', 'windowMenu'])
  expect(menu[0]?.submenu).toEqual([{ role: 'quit' }])
})

it('becomes the menu of the application', () => {
  buildMenu('linux')
  expect(fake.menu).toEqual(menuTemplate('linux'))
})
