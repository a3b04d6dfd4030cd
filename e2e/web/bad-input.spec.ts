import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type OpenAiServer, startOpenAiServer } from '../../src/backends/testing/openai-server.ts'
import { expect, test } from '../support/test.ts'
import { choose, commitPrompt, goTo, importDataset, writeMessage } from '../support/steps.ts'

test.describe('each bad input gets one clear sentence', () => {
  test.use({ environment: { ASSAY_E2E_KEY: 'not-the-key-of-the-server' } })

  test('a file that is missing, and one that is not a GGUF model', async ({ page, workbench }) => {
    const text = path.join(workbench.workspace, 'notes.gguf')
    await writeFile(text, 'These are notes, not a model.')
    await workbench.open(page)
    await goTo(page, 'Models')
    await page.getByRole('button', { name: 'Add a GGUF file' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Add a GGUF file' })
    const field = dialog.getByRole('textbox', { name: 'Path of the file' })
    await field.fill('/no/such/model.gguf')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText('There is no file at /no/such/model.gguf: check the path.')
    await field.fill(text)
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText(`${text} is not a GGUF model`)
  })

  test('a broken template, which stays as it was typed', async ({ page, workbench }) => {
    await workbench.open(page)
    await commitPrompt(page, 'broken', 'Review: {{ text }}')
    await writeMessage(page, 'Review: {{ text ')
    await expect(page.getByRole('list', { name: 'Problems' })).toContainText(/line 1/u)
    await expect(page.getByText('saved')).toBeVisible()
    await page.reload()
    await expect(page.getByRole('region', { name: 'Message 1' })).toContainText('Review: {{ text')
  })

  test('a variable without a value, before anything is run', async ({ page, workbench }) => {
    await workbench.open(page)
    await commitPrompt(page, 'needs a tone', 'In a {{ tone }} tone: {{ review }}')
    await goTo(page, 'Experiments')
    await page.getByRole('button', { name: 'New experiment' }).click()
    await page.getByRole('button', { name: 'Save and run' }).click()
    const said = page.getByRole('form', { name: 'New experiment' }).getByRole('alert')
    await expect(said).toContainText('The experiment has no name')
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('No tone')
    await choose(page, page.getByRole('combobox', { name: 'Dataset' }), /^reviews/u)
    await page.getByRole('button', { name: 'Remove variant B' }).click()
    await choose(page, page.getByRole('combobox', { name: 'Prompt of variant A' }), 'needs a tone')
    await expect(page.getByRole('region', { name: 'Variant A' })).toContainText('The rows have no column “tone”')
    await page.getByRole('button', { name: 'Save and run' }).click()
    await expect(said).toContainText('The variable "tone" has no value')
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('No tone')
  })

  test('a row with too many columns, and nothing is imported', async ({ page, workbench }) => {
    await workbench.open(page)
    await importDataset(page, 'too wide', 'text,expected\nGood,positive\nBad, very bad,negative')
    const dialog = page.getByRole('dialog', { name: 'Import a dataset' })
    await expect(dialog.getByRole('alert')).toContainText('Line 3')
    await expect(dialog.getByRole('alert')).toContainText('has 3 columns where the header has 2')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('navigation', { name: 'Datasets' })).not.toContainText('too wide')
  })

  test('an address that nobody answers, and a wrong key', async ({ page, workbench }) => {
    const server: OpenAiServer = await startOpenAiServer({ key: 'the-right-key' })
    const gone = await startOpenAiServer()
    await gone.close()
    try {
      await workbench.open(page)
      await goTo(page, 'Models')
      await page.getByRole('button', { name: 'Add a connection' }).first().click()
      let dialog = page.getByRole('dialog', { name: 'Add a connection' })
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Gone')
      await dialog.getByRole('textbox', { name: 'Address' }).fill(gone.url)
      await dialog.getByRole('button', { name: 'Save' }).click()
      let panel = page.getByRole('region', { name: 'Connection Gone' })
      await panel.getByRole('button', { name: 'Test' }).click()
      await expect(panel.getByRole('alert')).toContainText('cannot be reached')

      await page.getByRole('button', { name: 'Add a connection' }).first().click()
      dialog = page.getByRole('dialog', { name: 'Add a connection' })
      await dialog.getByRole('textbox', { name: 'Name' }).fill('Locked')
      await dialog.getByRole('textbox', { name: 'Address' }).fill(server.url)
      await dialog.getByText('Environment variable').click()
      await dialog.getByRole('textbox', { name: 'Environment variable' }).fill('ASSAY_E2E_KEY')
      await dialog.getByRole('button', { name: 'Save' }).click()
      panel = page.getByRole('region', { name: 'Connection Locked' })
      await panel.getByRole('button', { name: 'Test' }).click()
      await expect(panel.getByRole('alert')).toContainText('refused the key ASSAY_E2E_KEY')
      await expect(panel.getByRole('alert')).not.toContainText('not-the-key-of-the-server')
    } finally {
      await server.close()
    }
  })
})
