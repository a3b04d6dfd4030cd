import { expect, test } from '../support/test.ts'
import { goTo } from '../support/steps.ts'

const config = `description: Capitals
prompts: ["What is the capital of {{country}}?"]
providers: [openai:gpt-x]
tests:
  - vars: {country: France}
    assert: [{type: contains, value: Paris}, {type: llm-rubric, value: polite}]
`

test('another tool’s file is previewed, imported, and copied out as code', async ({ page, workbench }) => {
  await workbench.open(page)
  await goTo(page, 'Prompts')
  await page.getByRole('button', { name: 'Import and packs' }).click()
  await page.getByRole('menuitem', { name: 'Import from another tool…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import from another tool' })
  const buffer = Buffer.from(config)
  await dialog.getByLabel('Files').setInputFiles({ name: 'promptfooconfig.yaml', mimeType: 'text/yaml', buffer })
  const made = dialog.getByRole('region', { name: 'What the import makes' })
  await expect(made).toContainText('needs a model')
  await expect(dialog.getByRole('region', { name: 'Not carried over' })).toContainText('llm-rubric')
  await dialog.getByRole('combobox', { name: 'Model for openai:gpt-x' }).click()
  await page.getByRole('option', { name: /starter/iu }).click()
  await expect(made).not.toContainText('needs a model')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(dialog.getByRole('status')).toHaveText('Imported 1 prompt, 1 dataset and 1 experiment.')
  await dialog.getByRole('button', { name: 'Close' }).last().click()

  await page.getByRole('button', { name: 'Actions for Capitals' }).click()
  await page.getByRole('menuitem', { name: 'Export or copy as code…' }).click()
  const out = page.getByRole('dialog', { name: 'Export Capitals' })
  await expect(out.getByRole('alert')).toContainText('"country" has no value')
  await out.getByRole('combobox', { name: 'As' }).click()
  await page.getByRole('option', { name: 'Prompty' }).click()
  await expect(out.getByRole('textbox', { name: 'capitals.prompty' })).toHaveValue(
    /What is the capital of \{\{country\}\}\?/u,
  )
})
