import { expect, test, whyNoElectron } from '../support/electron-app.ts'
import {
  choose,
  commitPrompt,
  goTo,
  importDataset,
  openExperiment,
  progressOf,
  readVerdict,
  untilDone,
} from '../support/steps.ts'

const reason = whyNoElectron()
test.skip(reason !== undefined, reason)

test('the app opens its window on the samples, and the page in it sees neither Node nor the files', async ({
  desktop,
}) => {
  const page = await desktop.open()
  await expect(page).toHaveTitle(/Assay/u)
  await expect(page.getByRole('navigation', { name: 'Experiments' })).toContainText('Zero-shot or few-shot')
  expect(
    await page.evaluate(() => [typeof Reflect.get(globalThis, 'process'), typeof Reflect.get(globalThis, 'require')]),
  ).toEqual(['undefined', 'undefined'])
  expect(await page.evaluate(() => fetch('/..%2f..%2fpackage.json').then(({ status }) => status))).toBe(403)
})

test('a sample runs to its verdict on the local model', async ({ desktop }) => {
  const page = await desktop.open()
  await openExperiment(page, 'Zero-shot or few-shot')
  await page.getByRole('button', { name: 'Run' }).click()
  await untilDone(page)
  expect(await readVerdict(page)).toMatch(/95% interval.* 100 rows\.$/u)
})

test('a person compares two prompts of their own, quits, and finds the verdict again', async ({ desktop }) => {
  const page = await desktop.open()
  await commitPrompt(page, 'asked plainly', 'Is this review positive, negative or neutral?\n\n{{ text }}')
  await commitPrompt(
    page,
    'asked for JSON',
    'Is this review positive, negative or neutral? Answer as JSON.\n\n{{ text }}',
  )
  const reviews = Array.from(
    { length: 12 },
    (_, row) => `Tour ${row} was ${row % 2 ? 'awful,negative' : 'lovely,positive'}`,
  )
  await importDataset(page, 'my reviews', ['text,expected', ...reviews].join('\n'))
  await expect(page.getByRole('navigation', { name: 'Datasets' })).toContainText('my reviews')

  await goTo(page, 'Experiments')
  await page.getByRole('button', { name: 'New experiment' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('My wording')
  await choose(page, page.getByRole('combobox', { name: 'Dataset' }), /my reviews/u)
  await choose(page, page.getByRole('combobox', { name: 'Prompt of variant A' }), 'asked plainly')
  await choose(page, page.getByRole('combobox', { name: 'Prompt of variant B' }), 'asked for JSON')
  await page.getByRole('button', { name: 'Save and run' }).click()
  await untilDone(page)
  const verdict = await readVerdict(page)
  expect(verdict).toMatch(/12 rows/u)

  await desktop.quit()
  const again = await desktop.open()
  await openExperiment(again, 'My wording')
  expect(await readVerdict(again)).toBe(verdict)
})

test('a run goes on after the service was killed under it', async ({ desktop }) => {
  const page = await desktop.open()
  await openExperiment(page, 'Zero-shot or few-shot')
  await page.getByRole('button', { name: 'Run' }).click()
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await desktop.running().evaluate(async ({ app, dialog }) => {
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false })
    const service = app.getAppMetrics().find(({ name }) => name === 'Assay service')
    if (service) process.kill(service.pid, 'SIGKILL')
  })
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible()
  await page.getByRole('button', { name: 'Resume' }).click()
  await untilDone(page)
  await expect(progressOf(page)).toContainText('200')
})
