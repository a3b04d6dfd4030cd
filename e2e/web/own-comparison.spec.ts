import { expect, test } from '../support/test.ts'
import { choose, commitPrompt, goTo, importDataset, openExperiment, readVerdict, untilDone } from '../support/steps.ts'

const rows = ['text,expected', 'The movie was amazing.,positive', 'What a shoddy camera!,negative']
const more = Array.from({ length: 14 }, (_, index) =>
  index % 2 === 0 ? `The ${index}th tour was lovely.,positive` : `The ${index}th meal was awful.,negative`,
)

test('a person compares two prompts of their own on rows of their own, and finds the verdict after a restart', async ({
  page,
  workbench,
}) => {
  test.slow()
  await workbench.open(page)
  await commitPrompt(page, 'label, asked plainly', 'Is this review positive, negative or neutral?\n\n{{ text }}')
  await commitPrompt(
    page,
    'label, as JSON',
    'Is this review positive, negative or neutral? Answer as JSON.\n\n{{ text }}',
  )
  await importDataset(page, 'my reviews', [...rows, ...more].join('\n'))
  await expect(page.getByRole('navigation', { name: 'Datasets' })).toContainText('my reviews')

  await goTo(page, 'Experiments')
  await page.getByRole('button', { name: 'New experiment' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('My wording')
  await choose(page, page.getByRole('combobox', { name: 'Dataset' }), /my reviews/u)
  await choose(page, page.getByRole('combobox', { name: 'Prompt of variant A' }), 'label, asked plainly')
  await choose(page, page.getByRole('combobox', { name: 'Prompt of variant B' }), 'label, as JSON')
  await page.getByRole('textbox', { name: 'Name of variant A' }).fill('plain')
  await page.getByRole('textbox', { name: 'Name of variant B' }).fill('JSON')
  await choose(page, page.getByRole('combobox', { name: 'Metric 1' }), 'Contains')
  await page.getByRole('checkbox', { name: 'Ignore case' }).check()
  await expect(page.getByText('32 cells')).toBeVisible()
  await page.getByRole('button', { name: 'Save and run' }).click()

  await untilDone(page)
  const verdict = await readVerdict(page)
  expect(verdict).toMatch(/16 rows/u)

  await workbench.restart()
  await workbench.open(page)
  await openExperiment(page, 'My wording')
  expect(await readVerdict(page)).toBe(verdict)

  await goTo(page, 'Runs')
  await expect(page.getByRole('table', { name: 'Runs' })).toContainText(verdict)
  await page.getByRole('table', { name: 'Runs' }).getByRole('link', { name: 'My wording' }).click()
  expect(await readVerdict(page)).toBe(verdict)
})
