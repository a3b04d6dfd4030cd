import { expect, test } from '../support/test.ts'
import { choose, commitPrompt, untilDone } from '../support/steps.ts'

test('a person takes a prompt into blocks, applies a technique and finds what each part is worth', async ({
  page,
  workbench,
}) => {
  await workbench.open(page)
  await commitPrompt(
    page,
    'mark',
    'Label this review: sun if it is happy, rain if not.\n\nReview: {{ review }}\nLabel:',
  )

  const message = page.getByRole('region', { name: 'Message 1', exact: true })
  await message.getByText('Blocks', { exact: true }).click()
  await message.getByRole('button', { name: 'Find its blocks' }).click()
  await expect(message.getByRole('region', { name: 'Instruction, block 1 of message 1' })).toBeVisible()
  await expect(message.getByRole('region', { name: 'Output indicator, block 3 of message 1' })).toBeVisible()
  await message.getByText('Text', { exact: true }).click()
  await expect(message.getByText('{# @instruction #}')).toBeVisible()

  await page.getByRole('button', { name: 'Techniques' }).click()
  await page.getByRole('menuitem', { name: 'Apply a technique…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Techniques' })
  await expect(dialog.getByText('no examples to show')).toBeVisible()
  await dialog.getByRole('button', { name: 'Chain of thought' }).click()
  await expect(dialog.getByText('Asks for steps first')).toBeVisible()
  await dialog.getByRole('button', { name: 'Apply to the draft' }).click()
  await expect(message.getByText('{# @instruction: step by step #}')).toBeVisible()

  await page.getByRole('button', { name: 'Techniques' }).click()
  await page.getByRole('menuitem', { name: 'Take it apart…' }).click()
  const apart = page.getByRole('dialog', { name: 'Take the prompt apart: mark' })
  await choose(page, apart.getByRole('combobox', { name: 'Rows' }), 'marked reviews')
  await apart.getByRole('textbox', { name: 'First rows only' }).fill('8')
  await apart.getByRole('button', { name: 'Make the experiment' }).click()
  await expect(page.getByRole('heading', { name: 'Ablation: mark', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: /^Run/u }).first().click()
  await untilDone(page)
  await expect(page.getByRole('region', { name: 'What each part is worth' })).toContainText('output-indicator')
})
