import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'
import { readVerdict, untilDone } from '../support/steps.ts'

/** Runs what the palette finds first. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('textbox', { name: /^Search prompts, experiments/u })).toBeFocused()
  await page.keyboard.type(words)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: /^Search prompts, experiments/u })).toBeHidden()
}

test('by keyboard alone: a new prompt, its commit, a row of it, and a run to the verdict', async ({
  page,
  workbench,
}) => {
  test.slow()
  await workbench.open(page)
  await command(page, 'New prompt')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('typed')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'typed', level: 1 })).toBeVisible()

  const message = page.getByRole('textbox', { name: /Text of message 1/u })
  await message.waitFor()
  for (let tabs = 0; tabs < 60; tabs += 1) {
    if (await message.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(message).toBeFocused()
  await page.keyboard.insertText('Is this review positive, negative or neutral?\n\n{{ review }}')
  await expect(page.getByText('saved')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('textbox', { name: 'What has changed' })).toBeFocused()
  await page.keyboard.type('First try')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('region', { name: /^Answer of/u })).toContainText(/positive|negative|neutral/u, {
    timeout: 30_000,
  })

  await command(page, 'Free text or JSON output')
  await expect(page.getByRole('heading', { name: 'Free text or JSON output', level: 1 })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Enter')
  await untilDone(page)
  expect(await readVerdict(page)).toContain('90 rows')
})
