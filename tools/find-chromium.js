import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

/**
 * The Chromium for the end-to-end tests: Playwright's own where it was downloaded, else one of the machine's;
 * undefined where there is none. Needs the packages to be installed.
 * @returns {string | undefined}
 */
export function findChromium() {
  /** @type {typeof import('@playwright/test')} */
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  return [chromium.executablePath(), ...places].find((place) => place !== '' && existsSync(place))
}
