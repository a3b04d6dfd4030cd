import type { Browser, Page } from '@playwright/test'
import type { Figure } from './figure.ts'
import { openBenchWorkbench } from './support/bench-workbench.ts'
import { openBrowser } from './support/open-browser.ts'
import { startWebHostProcess } from './support/web-host-process.ts'

const lines = 2000
const keys = 40

/** A prompt as long as they come, with an expression in every tenth line. */
function longPrompt(): string {
  return Array.from({ length: lines }, (_, index) =>
    index % 10 === 0
      ? `Rule ${index}: speak to the {{ review }} as a friend.`
      : `Rule ${index}: say what the customer wants, and give the reason in one sentence.`,
  ).join('\n')
}

/**
 * Types into a prompt of 2,000 lines, and reads the longest task of the page's thread: while keys are pressed, which is
 * the editor's own work, and in the pause after them, when the prompt is linted, rendered and its tokens are counted.
 */
export async function measureTyping(): Promise<Figure[]> {
  const { workbench, directory } = await openBenchWorkbench({})
  const content = { messages: [{ role: 'user' as const, content: longPrompt() }] }
  const { id } = await workbench.client.prompts.create({ name: 'long', content })
  await workbench.close()
  const host = await startWebHostProcess(directory)
  const browser = await openBrowser()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(host.url)
  await page.getByRole('navigation').first().waitFor()
  await page.evaluate((promptId) => void (location.hash = `#/prompts/${promptId}`), id)
  const editor = page.getByRole('textbox', { name: /Text of message 1/u })
  await editor.waitFor()
  await page.waitForTimeout(4000)
  await editor.focus()
  const whileTyping = await longestTask(browser, page, async () => {
    for (let key = 0; key < keys; key += 1) await page.keyboard.press('x', { delay: 60 })
  })
  await page.keyboard.press('x')
  await page.waitForTimeout(100)
  const inPause = await longestTask(browser, page, () => page.waitForTimeout(4000))
  await browser.close()
  await host.stop()
  const note = `${lines} lines`
  return [
    { name: 'longest task while typing', value: whileTyping, unit: 'ms', note: `${note}, ${keys} keys` },
    {
      name: 'longest task by lint and rendering',
      value: inPause,
      unit: 'ms',
      bar: 16,
      note: `${note}, the pause after`,
    },
  ]
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Processor time of the event's thread, in microseconds. */
  tdur?: number
  args?: { name?: string }
}

/** The longest task of the page's thread while `work` goes on, in milliseconds of processor time: what other programs take from the machine does not count. */
async function longestTask(browser: Browser, page: Page, work: () => Promise<void>): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  await work()
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const threads = trace.traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  )
  const tasks = trace.traceEvents.filter(
    ({ name, pid, tid }) =>
      name.endsWith('RunTask') && threads.some((thread) => thread.pid === pid && thread.tid === tid),
  )
  if (tasks.length === 0) throw new Error('the browser told of no task')
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000
}
