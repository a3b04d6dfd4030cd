import type { Figure } from './figure.ts'
import { openBrowser } from './support/open-browser.ts'
import { startWebHostProcess } from './support/web-host-process.ts'

const wheelSteps = 120
const wheelPixels = 900

/**
 * Opens a run until its first rows are drawn, then scrolls its grid by the wheel, and reads the longest task of the page's
 * thread and the frames a second meanwhile. `what` says how large the run is.
 */
export async function measureGridScroll(directory: string, runId: string, what = '20,000 rows'): Promise<Figure[]> {
  const host = await startWebHostProcess(directory)
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(host.url)
  await page.getByRole('navigation').first().waitFor()
  await page.evaluate(() => void (location.hash = '#/runs'))
  await page.getByRole('table', { name: 'Runs' }).waitFor()
  const openedAt = performance.now()
  await page.evaluate((id) => void (location.hash = `#/runs/${id}`), runId)
  const grid = page.getByRole('grid').first()
  await grid.getByRole('rowheader').first().waitFor()
  const openMs = performance.now() - openedAt
  await page.waitForTimeout(1500)
  await page.evaluate(() => {
    const tasks: number[] = []
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: 'longtask',
    })
    const frames: number[] = []
    const count = (time: number) => {
      frames.push(time)
      requestAnimationFrame(count)
    }
    requestAnimationFrame(count)
    Object.assign(globalThis, { assayLongTasks: tasks, assayFrames: frames })
  })
  await grid.hover()
  for (let step = 0; step < wheelSteps; step += 1) {
    await page.mouse.wheel(0, wheelPixels)
    await page.waitForTimeout(16)
  }
  const frames = await page.evaluate(() => (globalThis as unknown as { assayFrames: number[] }).assayFrames)
  await page.waitForTimeout(500)
  const tasks = await page.evaluate(() => (globalThis as unknown as { assayLongTasks: number[] }).assayLongTasks)
  await browser.close()
  await host.stop()
  const note = `${what}, ${wheelSteps} turns of the wheel, ${tasks.length} tasks over 50 ms`
  const perSecond = ((frames.length - 1) * 1000) / ((frames.at(-1) ?? 0) - (frames[0] ?? 0))
  return [
    { name: 'run opens until rows are drawn', value: openMs, unit: 'ms', bar: 300, note: what },
    { name: 'longest task while scrolling', value: Math.max(0, ...tasks), unit: 'ms', bar: 50, note },
    { name: 'frames while scrolling', value: perSecond, unit: 'a second', note: `${what}; the screen has 60` },
  ]
}
