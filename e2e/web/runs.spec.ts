import { readFile } from 'node:fs/promises'
import { goTo, openExperiment, untilDone } from '../support/steps.ts'
import { expect, test } from '../support/test.ts'

test('a person searches a run, looks at its charts, takes its report along, and compares it with another', async ({
  page,
  workbench,
}) => {
  test.slow()
  await workbench.open(page)
  await openExperiment(page, 'Zero-shot or few-shot')
  await page.getByRole('button', { name: 'Run' }).click()
  await untilDone(page)

  const grid = page.getByRole('grid', { name: 'Rows of the run' })
  const before = await grid.getAttribute('aria-rowcount')
  await page.getByRole('textbox', { name: /^Search inputs/u }).fill('positive')
  await expect(page.getByRole('status').filter({ hasText: /found$/u })).toBeVisible()
  await expect(grid).not.toHaveAttribute('aria-rowcount', before ?? '')
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await page.getByRole('button', { name: 'More filters' }).click()
  await page.getByRole('menuitem', { name: 'B right, A wrong' }).click()
  await expect(page.getByRole('button', { name: /^Remove the filter/u })).toBeVisible()
  await page.getByRole('button', { name: /^Remove the filter/u }).click()

  await page.getByRole('tab', { name: 'Charts' }).click()
  await expect(page.getByRole('region', { name: 'Time of an answer' })).toBeVisible()
  await expect(page.getByRole('img', { name: /^Rows by who is right/u })).toBeVisible()

  await page.getByRole('button', { name: 'Report and export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Report as HTML' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.html$/u)
  expect(await readFile(await file.path(), 'utf8')).toContain("default-src 'none'")

  await page.getByRole('button', { name: 'Run again' }).click()
  await untilDone(page)
  await goTo(page, 'Runs')
  const runs = page.getByRole('table', { name: 'Runs' }).getByRole('checkbox')
  await runs.nth(0).check()
  await runs.nth(1).check()
  await page.getByRole('button', { name: 'Compare the two runs' }).click()
  await expect(page.getByRole('heading', { name: 'Run against run' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Rows of both runs' })).toBeVisible()
})
