import { expect, test } from '../support/test.ts'
import { commitPrompt, writeMessage } from '../support/steps.ts'

test('a person mends a prompt by what the linter says, and looks at what the model reads', async ({
  page,
  workbench,
}) => {
  await workbench.open(page)
  await commitPrompt(page, 'tone', 'Answer kindly.')
  await commitPrompt(page, 'tickets', 'Is this positive or negative?\n\n{{ review }}')
  await writeMessage(page, 'Is this review positive or negative? {{ partial("tone") }}\n\nReview: {{ reveiw }} ')

  const problems = page.getByRole('list', { name: 'Problems' })
  await expect(problems).toContainText('did you mean "review"?')
  await expect(problems).toContainText('The prompt ends with a space.')
  await problems.getByRole('button', { name: 'Delete the blanks' }).click()
  await expect(problems).not.toContainText('The prompt ends with a space.')
  await page.keyboard.press('F8')
  await problems.getByRole('button', { name: 'Write "review"' }).click()
  await expect(page.getByText('No problems found').or(page.getByText('1 hint'))).toBeVisible()

  const inspector = page.getByRole('complementary').last()
  await expect(inspector).toContainText('Answer kindly.')
  await inspector.getByText('Text', { exact: true }).click()
  await expect(page.getByText('<|im_start|>user')).toBeVisible()
  await inspector.getByText('Tokens', { exact: true }).click()
  await expect(page.getByRole('region', { name: 'Tokens' })).toContainText('tokens')

  await page.getByRole('tab', { name: 'Variables' }).click()
  await page.getByRole('button', { name: 'Declare review' }).click()
  const card = page.getByRole('region', { name: 'Variable review' })
  await card.getByRole('textbox', { name: 'Default' }).fill('Fine.')
  await expect(page.getByText('saved')).toBeVisible()
  await page.reload()
  await page.getByRole('tab', { name: 'Variables' }).click()
  await expect(card.getByRole('textbox', { name: 'Default' })).toHaveValue('Fine.')
})
