import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/test-workbench.ts'
import { commit, openPackWorkspaces, type PackWorkspaces, readTree } from './testing/pack-workspaces.ts'

describe('readSigningKey and readSignatureCheck', () => {
  let at: PackWorkspaces
  beforeEach(async () => {
    at = await openPackWorkspaces()
  })

  it('sign a pack, and tell whose signature it is', async () => {
    const { ann, ben, folder, pack, all } = at
    const keys = temporaryFolder()
    const write = (name: string, type: 'ed25519' | 'x25519' = 'ed25519') => {
      // The two calls differ for the types only.
      const { privateKey, publicKey } =
        type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
      writeFileSync(path.join(keys, `${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }))
      writeFileSync(path.join(keys, `${name}.pub`), publicKey.export({ type: 'spki', format: 'pem' }))
    }
    write('ann')
    write('eve')
    write('other', 'x25519')
    const key = (name: string) => path.join(keys, name)
    await commit(ann, 'greet', 'one')
    await ann.packs.build({ ...all, signingKeyPath: key('ann.pem') })
    expect(await ben.packs.verify({ pack })).toMatchObject({
      isValid: true,
      signature: { state: 'unproven', fingerprint: expect.stringMatching(/^SHA256:/) },
    })
    expect(await ben.packs.verify({ pack, keyPath: key('ann.pub') })).toMatchObject({
      isValid: true,
      signature: { state: 'trusted' },
    })
    expect((await ben.packs.verify({ pack, keyPath: key('eve.pub') })).problems[0]?.problem).toMatch(
      /was made with another key \(SHA256:/,
    )
    await expect(ben.packs.install({ pack, keyPath: key('eve.pub') })).rejects.toThrow(/another key/)
    expect(JSON.stringify(readTree(folder))).not.toContain(readFileSync(key('ann.pem'), 'utf8').split('\n')[1])
    // The same key signs the same pack with the same bytes.
    const before = readTree(folder)
    await ann.packs.build({ ...all, signingKeyPath: key('ann.pem') })
    expect(readTree(folder)).toEqual(before)
    // A manifest that was changed afterwards, with everything else made to fit.
    const signature = readFileSync(path.join(folder, 'signature.json'))
    await commit(ann, 'greet', 'two')
    await ann.packs.build(all)
    expect(await ben.packs.verify({ pack })).toMatchObject({ isValid: true, signature: null })
    expect((await ben.packs.verify({ pack, keyPath: key('ann.pub') })).problems[0]?.problem).toMatch(/not signed/)
    writeFileSync(path.join(folder, 'signature.json'), signature)
    expect((await ben.packs.verify({ pack })).problems).toEqual([
      { file: 'signature.json', problem: 'does not fit the manifest: the pack was changed after it was signed' },
    ])
    for (const [name, sentence] of [
      ['other.pem', /is x25519, not ed25519/],
      ['ann.pub', /does not hold a private key/],
      ['none.pem', /no file at/],
    ] as const) {
      await expect(ann.packs.build({ ...all, out: `${folder}2`, signingKeyPath: key(name) })).rejects.toThrow(sentence)
    }
  })
})
