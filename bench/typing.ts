import type { Page } from '@playwright/test'
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
      ? `Rule ${index}: speak to {{ name }} as a friend.`
      : `Rule ${index}: say what the customer wants, and give the reason in one sentence.`,
  ).join('\n')
}

/**
 * Types into a prompt of 2,000 lines, and reads how long the page's thread was held up: while keys are pressed, which is
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
  await watchThread(page)
  for (let key = 0; key < keys; key += 1) await page.keyboard.press('x', { delay: 60 })
  const whileTyping = await longestHold(page)
  await page.waitForTimeout(4000)
  const inPause = await longestHold(page)
  await browser.close()
  await host.stop()
  const note = `${lines} lines`
  return [
    { name: 'longest hold while typing', value: whileTyping, unit: 'ms', note: `${note}, ${keys} keys` },
    {
      name: 'longest hold by lint and rendering',
      value: inPause,
      unit: 'ms',
      bar: 16,
      note: `${note}, the pause after`,
    },
  ]
}

/** Measures how late the thread comes back to a message that it sends itself. */
async function watchThread(page: Page): Promise<void> {
  await page.evaluate(() => {
    const state = { longest: 0 }
    const channel = new MessageChannel()
    let last = performance.now()
    channel.port1.addEventListener('message', () => {
      const now = performance.now()
      state.longest = Math.max(state.longest, now - last)
      last = now
      channel.port2.postMessage(null)
    })
    channel.port1.start()
    channel.port2.postMessage(null)
    Object.assign(globalThis, { assayHold: state })
  })
}

/** The longest since the last look, in milliseconds. */
function longestHold(page: Page): Promise<number> {
  return page.evaluate(() => {
    const state = (globalThis as unknown as { assayHold: { longest: number } }).assayHold
    const { longest } = state
    state.longest = 0
    return longest
  })
}
