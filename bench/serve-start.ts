import type { Figure } from './figure.ts'
import { openBrowser } from './support/open-browser.ts'
import { startWebHostProcess } from './support/web-host-process.ts'

/** From typing `assay serve` to a window that shows its lists, in a browser that is open already. */
export async function measureServeStart(directory: string): Promise<Figure[]> {
  const browser = await openBrowser()
  const page = await browser.newPage()
  const startedAt = performance.now()
  const host = await startWebHostProcess(directory)
  const linkMs = performance.now() - startedAt
  await page.goto(host.url)
  await page.getByRole('navigation').first().waitFor()
  const usableMs = performance.now() - startedAt
  await browser.close()
  await host.stop()
  return [
    {
      name: 'serve: the link is printed',
      value: linkMs / 1000,
      unit: 's',
      note: 'a workspace with a run of 40,000 cells',
    },
    { name: 'serve: the window is usable', value: usableMs / 1000, unit: 's', bar: 1.5, note: 'Chromium open already' },
  ]
}
