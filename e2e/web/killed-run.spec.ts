import { expect, test } from '../support/test.ts'
import { readFinishedCells } from '../support/finished-cells.ts'
import { openExperiment, progressOf, readVerdict, untilDone } from '../support/steps.ts'

test('a run survives the end of its process: nothing is lost and no finished cell runs again', async ({
  page,
  workbench,
}) => {
  test.slow()
  await workbench.open(page)
  await openExperiment(page, 'Zero-shot or few-shot')
  await page.getByRole('button', { name: 'Run' }).click()
  await expect(progressOf(page)).toContainText(/(?:[2-9]\d|1\d\d) of 200 cells/u, { timeout: 60_000 })
  await workbench.crash()
  const before = readFinishedCells(workbench.workspace)
  expect(before.length).toBeGreaterThan(0)
  expect(before.length).toBeLessThan(200)

  await workbench.restart()
  await workbench.open(page)
  await openExperiment(page, 'Zero-shot or few-shot')
  await expect(progressOf(page)).toContainText('Paused')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('resume goes on where it stopped')
  await page.getByRole('button', { name: 'Resume' }).click()
  await untilDone(page)
  await expect(progressOf(page)).toContainText('200 cells')
  expect(await readVerdict(page)).toMatch(/100 rows/u)

  const after = readFinishedCells(workbench.workspace)
  expect(after).toHaveLength(200)
  const byId = new Map(after.map((cell) => [cell.id, cell]))
  expect(before.map(({ id }) => byId.get(id))).toEqual(before)
})
