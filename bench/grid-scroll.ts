import type { Figure } from './figure.ts'
import { openBrowser } from './support/open-browser.ts'
import { startWebHostProcess } from './support/web-host-process.ts'

const wheelSteps = 120
const wheelPixels = 900

/** Scrolls the grid of a run by the wheel and then to its end, and reads the longest task of the page's thread meanwhile. */
export async function measureGridScroll(directory: string, runId: string): Promise<Figure[]> {
  const host = await startWebHostProcess(directory)
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(host.url)
  await page.getByRole('navigation').first().waitFor()
  await page.evaluate((id) => void (location.hash = `#/runs/${id}`), runId)
  const grid = page.getByRole('grid').first()
  await grid.waitFor()
  await page.waitForTimeout(1500)
  await page.evaluate(() => {
    const tasks: number[] = []
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: 'longtask',
    })
    Object.assign(globalThis, { assayLongTasks: tasks })
  })
  await grid.hover()
  for (let step = 0; step < wheelSteps; step += 1) {
    await page.mouse.wheel(0, wheelPixels)
    await page.waitForTimeout(16)
  }
  await page.waitForTimeout(500)
  const tasks = await page.evaluate(() => (globalThis as unknown as { assayLongTasks: number[] }).assayLongTasks)
  await browser.close()
  await host.stop()
  const note = `20,000 rows, ${wheelSteps} turns of the wheel, ${tasks.length} tasks over 50 ms`
  return [{ name: 'longest task while scrolling', value: Math.max(0, ...tasks), unit: 'ms', bar: 50, note }]
}
