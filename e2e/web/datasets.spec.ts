import type { Page } from '@playwright/test'
import { goTo } from '../support/steps.ts'
import { expect, test } from '../support/test.ts'

const rows = Array.from(
  { length: 10 },
  (_, n) => `review ${n} of ${n * 7919} plates,${n % 2 ? 'good' : 'bad'},t${n % 3},${n}`,
)

test('a file is imported, edited like a spreadsheet, saved as a version and split', async ({
  page,
  workbench,
}, testInfo) => {
  await workbench.open(page)
  await goTo(page, 'Datasets')
  await page.getByRole('button', { name: 'Import a dataset' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Import a dataset' })
  const text = ['text,expected,tags,stars', ...rows, 'Café,good,,3'].join('\n')
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'plates.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
  await expect(dialog).toContainText('it was read as Windows-1252')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'plates', level: 1 })).toBeVisible()

  const grid = page.getByRole('grid', { name: 'Rows' })
  const cell = (row: number, column: number) =>
    grid.locator(`[aria-rowindex="${row + 1}"] [aria-colindex="${column + 1}"]`)
  await expect(cell(1, 1)).toHaveText('review 0 of 0 plates')
  await cell(1, 1).click()
  await page.keyboard.type('A new text')
  await page.keyboard.press('Enter')
  await expect(cell(1, 1)).toHaveText('A new text')
  await page.keyboard.press('F2')
  await page.keyboard.type(', and more')
  await page.keyboard.press('Tab')
  await expect(cell(2, 1)).toHaveText('review 1 of 7919 plates, and more')

  // A value that the type of its column does not have stays in the cell, with the reason.
  await page.getByRole('button', { name: 'Column stars, text' }).click()
  await page.getByRole('menuitem', { name: 'number' }).click()
  await expect(page.getByRole('button', { name: 'Column stars, number' })).toBeVisible()
  await cell(1, 2).click()
  await page.keyboard.type('many')
  await page.keyboard.press('Enter')
  await expect(grid.getByRole('alert')).toContainText('“many” is not a number')
  await page.screenshot({ path: testInfo.outputPath('problem.png') })
  await page.keyboard.press('Escape')
  await expect(cell(1, 2)).toHaveText('0')

  await cell(10, 1).click()
  await pasteText(page, '"two\nlines"\t8\tgood\r\nten\t9\tbad\r\nadded\t10\tgood\r\n')
  await expect(cell(12, 1)).toHaveText('added')
  await expect(cell(10, 3)).toHaveText('good')
  await page.screenshot({ path: testInfo.outputPath('pasted.png') })
  await page.keyboard.press('ControlOrMeta+z')
  await expect(cell(12, 1)).toHaveCount(0)
  await expect(cell(10, 1)).toHaveText('review 9 of 71271 plates')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(cell(12, 1)).toHaveText('added')

  // A range copied here is pasted here.
  await cell(1, 4).click()
  await page.keyboard.type('dev')
  await page.keyboard.press('Enter')
  await cell(1, 4).click()
  await page.keyboard.press('ControlOrMeta+c')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(cell(3, 4)).toHaveText('dev')

  // What is not saved is there again after the page was left and loaded anew.
  await goTo(page, 'Prompts')
  await goTo(page, 'Datasets')
  await page
    .getByRole('navigation', { name: 'Datasets' })
    .getByRole('link', { name: /plates/u })
    .click()
  await expect(cell(1, 1)).toHaveText('A new text')
  await page.reload()
  await expect(cell(12, 1)).toHaveText('added')
  await page.getByRole('button', { name: /^Save \d+ changes/u }).click()
  await expect(page.getByRole('navigation', { name: 'Datasets' })).toContainText('12 rows')
  await expect(page.getByRole('button', { name: /^Save/u })).toHaveCount(0)

  await page.getByRole('combobox', { name: 'Split', exact: true }).click()
  await page.getByRole('option', { name: 'dev (3)' }).click()
  await expect(grid).toHaveAttribute('aria-rowcount', '4')
  await expect(cell(3, 4)).toHaveText('dev')

  await page.getByRole('button', { name: 'Rows', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Versions…' }).click()
  const versions = page.getByRole('dialog', { name: 'Versions of plates' })
  await expect(versions.getByRole('list', { name: 'Versions' }).getByRole('listitem')).toHaveCount(2)
  await versions.getByRole('button', { name: 'What has changed since' }).click()
  await expect(versions.getByRole('region', { name: 'What has changed' })).toContainText(/changed/u)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Rows', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Split into train and test…' }).click()
  const split = page.getByRole('dialog', { name: 'Split plates' })
  await split.getByRole('textbox', { name: 'train' }).fill('50')
  await split.getByRole('textbox', { name: 'test' }).fill('50')
  await expect(split.getByRole('row', { name: /^test 6/u })).toBeVisible()
  await split.getByRole('button', { name: 'Split' }).click()
  await expect(split).toBeHidden()
  await page.screenshot({ path: testInfo.outputPath('split.png') })
})

/** Pastes as a spreadsheet that copied a range would have it. */
async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', copied)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}
