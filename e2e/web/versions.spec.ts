import { expect, test } from '../support/test.ts'
import { commitPrompt, writeMessage } from '../support/steps.ts'

test('a person works on a branch, merges it over a conflict, and reads what became of it', async ({
  page,
  workbench,
}) => {
  test.slow()
  await workbench.open(page)
  await commitPrompt(page, 'greeting', 'Say hello to {{ name }}')

  await page.getByRole('button', { name: 'Branch main' }).click()
  await page.getByRole('menuitem', { name: 'New branch' }).click()
  const naming = page.getByRole('dialog', { name: 'New branch' })
  await naming.getByRole('textbox', { name: 'Name' }).fill('formal')
  await naming.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('button', { name: 'Branch formal' })).toBeVisible()

  const write = async (text: string, message: string) => {
    await writeMessage(page, text)
    await page.keyboard.press('ControlOrMeta+s')
    const commit = page.getByRole('dialog', { name: /^Commit greeting/u })
    await commit.getByRole('textbox', { name: 'What has changed' }).fill(message)
    await commit.getByRole('button', { name: 'Commit' }).click()
    await expect(commit).toBeHidden()
  }
  await write('Say good day to them', 'formal')
  await page.getByRole('button', { name: 'Branch formal' }).click()
  await page.getByRole('menuitem', { name: /^main/u }).click()
  await expect(page.getByRole('button', { name: 'Branch main' })).toBeVisible()
  await write('Say hey to them', 'casual')

  await page.getByRole('button', { name: 'Branch main' }).click()
  await page.getByRole('menuitem', { name: 'Merge into main' }).click()
  const choosing = page.getByRole('dialog', { name: 'Merge into main' })
  await choosing.getByRole('combobox', { name: 'What to merge' }).click()
  await page.getByRole('option', { name: /^formal/u }).click()
  await choosing.getByRole('button', { name: 'Show the merge' }).click()
  const conflict = page.getByRole('region', { name: /^Conflict: message 1/u })
  await expect(page.getByRole('button', { name: 'Merge', exact: true })).toBeDisabled()
  await conflict.getByText('formal').first().click()
  await page.getByRole('button', { name: 'Merge', exact: true }).click()

  await page.getByRole('tab', { name: 'Versions' }).click()
  await expect(page.getByRole('button', { name: /^Open version 4: Merge formal into main, a merge/u })).toBeVisible()
  await page.getByRole('button', { name: /^Open version 4/u }).press('ArrowDown')
  await expect(page.getByRole('button', { name: /^Open version 3/u })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Runs of this version' })).toContainText('No run has used this version')
})
