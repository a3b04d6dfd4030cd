import { existsSync } from 'node:fs'
import { chromium, type Browser } from '@playwright/test'

const systemBrowser = '/usr/bin/chromium'

/** Chromium: Playwright's own, or the system's where that is absent. */
export function openBrowser(): Promise<Browser> {
  const ownIsThere = existsSync(chromium.executablePath())
  return chromium.launch({
    ...(ownIsThere ? {} : { executablePath: systemBrowser }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
