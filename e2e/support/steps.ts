import { expect, type Locator, type Page } from '@playwright/test'

/** Goes to a page of the rail. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click()
}

/** Opens an experiment by its name in the list. */
export async function openExperiment(page: Page, name: string): Promise<void> {
  await goTo(page, 'Experiments')
  await page.getByRole('navigation', { name: 'Experiments' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** Chooses an option of a drop-down list. */
export async function choose(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await field.click()
  await page.getByRole('option', { name: option }).first().click()
}

/** Waits until the run that is shown is done. */
export async function untilDone(page: Page): Promise<void> {
  await expect(progressOf(page)).toContainText('Done', { timeout: 60_000 })
}

/** The strip that tells how far a run is. */
export function progressOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Progress of the run' })
}

/** The sentence of the verdict. */
export async function readVerdict(page: Page): Promise<string> {
  const sentence = page.getByRole('region', { name: 'Verdict' }).getByRole('paragraph').first()
  await expect(sentence).toContainText(/\d+ rows/u)
  return sentence.innerText()
}

/** Writes the one message of the prompt that is open, in place of what it says. */
export async function writeMessage(page: Page, text: string): Promise<void> {
  const editor = page.getByRole('region', { name: 'Message 1' }).getByRole('textbox', { name: /Text of message 1/u })
  await editor.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

/** Makes a prompt of one message and commits it. */
export async function commitPrompt(page: Page, name: string, text: string): Promise<void> {
  await goTo(page, 'Prompts')
  await page.getByRole('button', { name: 'New prompt' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await writeMessage(page, text)
  await page.getByRole('button', { name: 'Commit' }).click()
  const dialog = page.getByRole('dialog', { name: `Commit ${name}` })
  await dialog.getByRole('textbox', { name: 'What has changed' }).fill('First try')
  await dialog.getByRole('button', { name: 'Commit' }).click()
  await expect(dialog).toBeHidden()
}

/** Imports a text as a dataset. */
export async function importDataset(page: Page, name: string, text: string): Promise<void> {
  await goTo(page, 'Datasets')
  await page.getByRole('button', { name: 'Import a dataset' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Import a dataset' })
  await dialog.getByRole('textbox', { name: 'Text' }).fill(text)
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('button', { name: 'Import' }).click()
}
