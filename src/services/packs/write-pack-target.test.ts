import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/test-workbench.ts'
import { commit, openPackWorkspaces, type PackWorkspaces, readTree } from './testing/pack-workspaces.ts'

describe('the place of a pack', () => {
  let at: PackWorkspaces
  beforeEach(async () => {
    at = await openPackWorkspaces()
    await commit(at.ann, 'greet', 'one')
  })

  it('leaves alone what is not a pack', async () => {
    const { ann, folder, all } = at
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'letter.txt'), 'Dear Ann')
    await expect(ann.packs.build(all)).rejects.toThrow(/is not empty and holds no pack/)
    const file = `${folder}.assay`
    writeFileSync(file, 'Dear Ann')
    await expect(ann.packs.build({ out: file })).rejects.toThrow(/cannot be read .*is not a zip/)
    expect(readFileSync(file, 'utf8')).toBe('Dear Ann')
    expect(readTree(folder)).toEqual({ 'letter.txt': 'Dear Ann' })
    await ann.packs.build({ out: file, replace: true })
    expect((await ann.packs.verify({ pack: { path: file } })).isValid).toBe(true)
  })

  it('keeps what others put there unless it is told to drop it', async () => {
    const { ann, ben, pack, all } = at
    await ann.packs.build(all)
    await ben.packs.install({ pack })
    await commit(ben, 'greet', 'two')
    await ben.packs.build(all)
    await expect(ann.packs.build(all)).rejects.toThrow(/holds 1 version that the new one would not: install it first/)
    await ann.packs.install({ pack })
    expect((await ann.packs.build(all)).summary.versions).toBe(2)
    await expect(ann.packs.build({ ...all, prompts: ['greet'], replace: true })).resolves.toBeDefined()
  })

  it('writes only what has changed, takes away what is gone, and leaves git its own', async () => {
    const { ann, folder, pack, all } = at
    await commit(ann, 'other', 'two')
    await ann.packs.build({ ...all, description: 'What we send' })
    expect(existsSync(path.join(folder, '.gitattributes'))).toBe(true)
    mkdirSync(path.join(folder, '.git'))
    writeFileSync(path.join(folder, '.git', 'HEAD'), 'x')
    const refs = path.join(folder, 'prompts/greet/refs.yaml')
    const { ino } = statSync(refs)
    await ann.packs.build({ ...all, prompts: ['greet'], replace: true })
    expect(statSync(refs).ino).toBe(ino)
    expect(readdirSync(path.join(folder, 'prompts'))).toEqual(['greet'])
    expect(readTree(folder)['.git/HEAD']).toBe('x')
    expect((await ann.packs.verify({ pack })).summary).toMatchObject({ description: 'What we send' })
    expect(readdirSync(path.dirname(folder))).toEqual(['team'])
  })

  it('refuses symbolic links in a pack, for reading and for writing', async () => {
    const { ann, ben, folder, pack, all } = at
    await ann.packs.build(all)
    const refs = path.join(folder, 'prompts/greet/refs.yaml')
    const elsewhere = path.join(temporaryFolder(), 'refs.yaml')
    renameSync(refs, elsewhere)
    symlinkSync(elsewhere, refs)
    expect((await ann.packs.verify({ pack })).problems).toEqual([
      { file: 'prompts/greet/refs.yaml', problem: 'is a symbolic link: packs have none' },
    ])
    await expect(ben.packs.install({ pack })).rejects.toThrow(/symbolic link/)
    await expect(ann.packs.build(all)).rejects.toThrow(/symbolic link/)
    const link = path.join(temporaryFolder(), 'link')
    symlinkSync(temporaryFolder(), link)
    await expect(ann.packs.build({ out: link })).rejects.toThrow(/is a symbolic link/)
  })

  it('refuses files that packs do not have', async () => {
    const { ann, folder, pack, all } = at
    await ann.packs.build(all)
    writeFileSync(path.join(folder, 'README.md'), 'x')
    expect(await ann.packs.verify({ pack })).toMatchObject({ isValid: false, problems: [{ file: 'README.md' }] })
    rmSync(path.join(folder, 'README.md'))
    mkdirSync(path.join(folder, 'keys'))
    expect((await ann.packs.verify({ pack })).problems[0]).toMatchObject({ file: 'keys/' })
  })

  it('changes nothing when something in the pack is wrong', async () => {
    const { ann, ben, folder, pack, all } = at
    await ann.packs.build(all)
    const refs = path.join(folder, 'prompts/greet/refs.yaml')
    writeFileSync(refs, readFileSync(refs, 'utf8').replace('main', 'mean'))
    expect((await ann.packs.verify({ pack })).problems).toEqual([
      { file: 'prompts/greet/refs.yaml', problem: 'has been changed: its hash is not the one in the manifest' },
    ])
    await expect(ben.packs.install({ pack })).rejects.toThrow(/refs\.yaml has been changed/)
    expect(await ben.prompts.list({})).toEqual([])
    await expect(ben.packs.install({ pack: { path: `${folder}-absent` } })).rejects.toThrow(/no file at/)
  })
})
