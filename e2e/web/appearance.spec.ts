import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'
import { goTo, openExperiment, untilDone } from '../support/steps.ts'

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const

/** Opens each page as a person would find it, for a picture of it. */
const views: Record<string, (page: Page) => Promise<void>> = {
  'experiment': async (page) => {
    await openExperiment(page, 'Zero-shot or few-shot')
    await expect(page.getByRole('img', { name: /^Difference/u })).toBeVisible()
    await expect(page.getByRole('grid').getByRole('img', { name: 'pass' }).first()).toBeVisible()
  },
  'experiment-cell': async (page) => {
    await page.getByRole('grid').getByRole('row').nth(2).click()
    await expect(page.getByRole('complementary', { name: 'Cell' })).toContainText('Output')
  },
  'experiment-plan': (page) => openExperiment(page, 'With or without context'),
  'experiment-builder': async (page) => {
    await page.getByRole('button', { name: 'Edit' }).click()
    await expect(page.getByRole('region', { name: 'Variant B' })).toBeVisible()
  },
  'runs': async (page) => {
    await goTo(page, 'Runs')
    await expect(page.getByRole('table', { name: 'Runs' })).toBeVisible()
  },
  'prompts': async (page) => {
    await goTo(page, 'Prompts')
    await page.getByRole('navigation', { name: 'Prompts' }).getByRole('link').first().click()
    await expect(page.getByRole('textbox', { name: /Text of message 1/u })).toBeVisible()
  },
  'playground': (page) => goTo(page, 'Playground'),
  'datasets': async (page) => {
    await goTo(page, 'Datasets')
    await page.getByRole('navigation', { name: 'Datasets' }).getByRole('link').first().click()
  },
  'models': (page) => goTo(page, 'Models'),
  'settings': (page) => goTo(page, 'Settings'),
}

test('every page looks as it should in both themes and sizes, without a word in the console', async ({
  page,
  workbench,
}, testInfo) => {
  test.slow()
  await workbench.open(page)
  await openExperiment(page, 'Zero-shot or few-shot')
  await page.getByRole('button', { name: 'Run' }).click()
  await untilDone(page)

  for (const [name, open] of Object.entries(views)) {
    await page.setViewportSize(sizes[0])
    await open(page)
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
    for (const size of sizes) {
      await page.setViewportSize(size)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
        // Panes and pictures settle in the new size.
        await page.waitForTimeout(200)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overflow, `${name} is wider than the window at ${size.width}`).toBeLessThanOrEqual(0)
        await page.screenshot({ path: testInfo.outputPath(`${name}-${colorScheme}-${size.width}.png`) })
      }
    }
  }
})
