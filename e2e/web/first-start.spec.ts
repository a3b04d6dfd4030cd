import { expect, test } from '../support/test.ts'
import { openExperiment, readVerdict, untilDone } from '../support/steps.ts'

test('a first start shows the samples; one of them runs to its verdict, and its rows can be looked into', async ({
  page,
  workbench,
}) => {
  test.slow()
  await workbench.open(page)
  const list = page.getByRole('navigation', { name: 'Experiments' })
  for (const name of [
    'Zero-shot or few-shot',
    'Direct answer or chain of thought',
    'Free text or JSON output',
    'With or without context',
  ]) {
    await expect(list.getByRole('link', { name })).toContainText('Not run yet')
  }

  await openExperiment(page, 'Zero-shot or few-shot')
  const plan = page.getByRole('region', { name: 'What a run will do' })
  await expect(plan).toContainText('Run asks for 200 answers: 2 variants on 100 rows.')
  await expect(plan).toContainText('nothing leaves it')

  await page.getByRole('button', { name: 'Run' }).click()
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await untilDone(page)

  const verdict = await readVerdict(page)
  expect(verdict).toMatch(/^few-shot .* zero-shot.*95% interval.* 100 rows\.$/u)
  await expect(page.getByRole('table', { name: 'Figures by variant' })).toContainText('Exact match')
  await expect(page.getByRole('img', { name: /^Difference B − A: / })).toBeVisible()
  await expect(list.getByRole('link', { name: 'Zero-shot or few-shot' })).not.toContainText('Not run yet')

  const grid = page.getByRole('grid', { name: 'Rows of the run' })
  await expect(grid).toHaveAttribute('aria-rowcount', '101')
  await expect(grid.getByRole('img', { name: 'pass' }).first()).toBeVisible()

  const differing = page.getByRole('button', { name: /^Only where A and B differ/u })
  await expect(differing).toContainText(/\d/u)
  const count = Number((await differing.innerText()).replace(/\D/gu, ''))
  await differing.click()
  await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1))

  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const cell = page.getByRole('complementary', { name: 'Cell' })
  await expect(cell.getByRole('button', { name: /^A zero-shot/u })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('b')
  await expect(cell.getByRole('button', { name: /^B few-shot/u })).toHaveAttribute('aria-pressed', 'true')
  await cell.getByRole('tab', { name: 'Messages' }).click()
  await expect(cell).toContainText('Label this review')
  await cell.getByRole('tab', { name: 'Details' }).click()
  await expect(cell).toContainText('temperature 0')
  await cell.getByRole('tab', { name: 'Fingerprint' }).click()
  await expect(cell).toContainText(/[0-9a-f]{64}/u)
  await page.keyboard.press('Escape')
  await expect(cell).toBeHidden()
})
