import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findModel, listModelNames } from './find-models.ts'

describe('models in folders', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-models-'))
    await mkdir(join(folder, 'large'))
    for (const name of ['small.gguf', 'notes.txt', 'large/big-00001-of-00002.gguf', 'large/big-00002-of-00002.gguf']) {
      await writeFile(join(folder, name), '')
    }
  })

  afterAll(() => rm(folder, { recursive: true }))

  it('are listed by their path, split ones once', async () => {
    expect(await listModelNames([folder, join(folder, 'not-there')])).toEqual(['large/big-00001-of-00002', 'small'])
  })

  it('are found by the name in the list, by their file name and by their path', async () => {
    const path = join(folder, 'small.gguf')
    expect(await findModel('small', [folder])).toBe(path)
    expect(await findModel('small.gguf', [folder])).toBe(path)
    expect(await findModel(path, [])).toBe(path)
  })

  it('are not looked for outside', async () => {
    await expect(findModel('../small', [join(folder, 'large')])).rejects.toMatchObject({ code: 'file-missing' })
  })
})
