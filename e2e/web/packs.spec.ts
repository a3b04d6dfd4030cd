import { readFile } from 'node:fs/promises'
import { expect, test } from '../support/test.ts'
import { commitPrompt, goTo } from '../support/steps.ts'

test('a person saves a prompt as a pack, and gets it back from there after it was archived', async ({
  page,
  workbench,
}) => {
  test.slow()
  await workbench.open(page)
  await commitPrompt(page, 'greeting', 'Say hello to {{ name }}')

  await page.getByRole('button', { name: 'Import and packs' }).click()
  await page.getByRole('menuitem', { name: 'Export pack' }).click()
  const exporting = page.getByRole('dialog', { name: 'Export a pack' })
  await exporting.getByRole('textbox', { name: 'Name' }).fill('team')
  const prompts = exporting.getByRole('combobox', { name: 'Prompts' })
  await prompts.click()
  await page.getByRole('option', { name: 'greeting' }).click()
  await page.keyboard.press('Escape')
  const download = page.waitForEvent('download')
  await exporting.getByRole('button', { name: 'Export' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('team.assay')
  await expect(exporting).toBeHidden()

  // The same pack, after the prompt was archived here: it comes back with it.
  await page.getByRole('button', { name: 'Actions for greeting' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await page.getByRole('button', { name: 'Archive' }).click()
  await expect(page.getByRole('navigation', { name: 'Prompts' }).getByRole('link', { name: 'greeting' })).toBeHidden()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('textbox', { name: /^Search prompts, experiments/u })).toBeFocused()
  await page.keyboard.type('install a pack')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const installing = page.getByRole('dialog', { name: 'Install a pack' })
  await installing.locator('input[type=file]').setInputFiles({
    name: 'team.assay',
    mimeType: 'application/zip',
    buffer: await readFile(await file.path()),
  })
  await expect(installing.getByRole('region', { name: 'What the pack brings' })).toContainText('greeting')
  await installing.getByRole('button', { name: 'Install' }).click()
  await expect(installing.getByRole('status')).toHaveText('Installed "team": 1 prompt back from the archive.')
  await installing.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('navigation', { name: 'Prompts' }).getByRole('link', { name: 'greeting' })).toBeVisible()
})

test('a file that is not a pack is refused in one sentence', async ({ page, workbench }) => {
  await workbench.open(page)
  await goTo(page, 'Prompts')
  await page.getByRole('button', { name: 'Import and packs' }).click()
  await page.getByRole('menuitem', { name: 'Install pack' }).click()
  const dialog = page.getByRole('dialog', { name: 'Install a pack' })
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'letter.assay', mimeType: 'application/zip', buffer: Buffer.from('Dear Ann') })
  await expect(dialog.getByRole('alert')).toHaveText(
    'The pack cannot be used: letter.assay is not a zip, or was cut short.',
  )
  await expect(dialog.getByRole('button', { name: 'Install' })).toBeDisabled()
})
