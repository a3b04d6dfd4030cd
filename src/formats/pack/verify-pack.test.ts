import { describe, expect, it } from 'vitest'
import { manifestPath, signaturePath } from './check-pack-path.ts'
import type { SignatureCheck } from './signature.ts'
import { makePack, makePrompt, makeVersion, samplePack } from './testing/sample-pack.ts'
import { toBytes, toText } from './text-bytes.ts'
import { verifyPack } from './verify-pack.ts'
import { writePack } from './write-pack.ts'

const files = writePack(samplePack())
const unsigned = { checkSignature: (): SignatureCheck => ({ state: 'wrong', fingerprint: '' }), mustBeSigned: false }
const sign = () => ({ publicKey: 'a2V5', signature: 'c2ln' })
const answering = (state: SignatureCheck['state'], mustBeSigned = false) => ({
  checkSignature: (): SignatureCheck => ({ state, fingerprint: 'ab' }),
  mustBeSigned,
})

describe('verifyPack', () => {
  it('finds nothing wrong with a pack that is whole', () => {
    expect(verifyPack(files, unsigned)).toMatchObject({ problems: [], signature: null, pack: { name: 'reviews' } })
  })

  it('names every file that was changed, is missing, or is too many', () => {
    const changed = new Map(files)
    const refs = 'prompts/review-mark/refs.yaml'
    changed.set(refs, toBytes(toText(files.get(refs) ?? new Uint8Array(), refs).replace('main', 'mian')))
    changed.delete('pack.yaml')
    changed.set('datasets/more.yaml', toBytes('x'))
    changed.set('notes.txt', toBytes('x'))
    const { problems, pack } = verifyPack(changed, unsigned)
    expect(problems.map(({ file }) => file).toSorted()).toEqual([
      'datasets/more.yaml',
      'notes.txt',
      'notes.txt',
      'pack.yaml',
      refs,
    ])
    expect(problems).toContainEqual({
      file: refs,
      problem: 'has been changed: its hash is not the one in the manifest',
    })
    expect(pack).toBeNull()
  })

  it('finds a version that was changed together with the manifest', () => {
    const root = makeVersion('one')
    const forged = { ...root, message: 'forged' }
    const { problems } = verifyPack(writePack(makePack({ prompts: [makePrompt('p', [forged])] })), unsigned)
    expect(problems).toEqual([
      { file: expect.stringContaining('prompts/p/0001'), problem: expect.stringContaining('has the id') },
    ])
  })

  it('does without neither manifest nor a readable one', () => {
    const none = new Map(files)
    none.delete(manifestPath)
    expect(verifyPack(none, unsigned).problems[0]).toEqual({ file: manifestPath, problem: 'is missing' })
    for (const text of ['{', '{"assayPack":1}', '[]']) {
      expect(verifyPack(new Map([...files, [manifestPath, toBytes(text)]]), unsigned).problems[0]?.file).toBe(
        manifestPath,
      )
    }
  })

  it('says no more than a person reads', () => {
    const many = new Map([
      ...files,
      ...Array.from({ length: 300 }, (_, index): [string, Uint8Array] => [`extra-${index}`, toBytes('x')]),
    ])
    const { problems } = verifyPack(many, unsigned)
    expect(problems).toHaveLength(101)
    expect(problems.at(-1)).toEqual({ file: '500 more', problem: 'are not right either' })
  })

  it('says what became of the signature', () => {
    const signed = writePack(samplePack(), sign)
    expect(verifyPack(signed, answering('trusted'))).toMatchObject({ problems: [], signature: { state: 'trusted' } })
    expect(verifyPack(signed, answering('unproven'))).toMatchObject({ problems: [], signature: { state: 'unproven' } })
    expect(verifyPack(signed, answering('wrong')).problems).toMatchObject(
      [{ file: signaturePath, problem: /changed after it was signed/ }].map(({ file }) => ({ file })),
    )
    expect(verifyPack(signed, answering('other-key')).problems[0]?.problem).toMatch(/another key \(ab\)/)
    expect(verifyPack(files, answering('trusted', true)).problems).toEqual([
      { file: signaturePath, problem: 'is missing: the pack is not signed' },
    ])
    expect(
      verifyPack(new Map([...signed, [signaturePath, toBytes('{}')]]), answering('trusted')).problems[0]?.problem,
    ).toMatch(/not an ed25519 signature/)
  })

  it('signs the bytes of the manifest', () => {
    const seen: Uint8Array[] = []
    const signed = writePack(samplePack(), (bytes) => (seen.push(bytes), sign()))
    expect(seen).toEqual([signed.get(manifestPath)])
    expect(signed.get(manifestPath)).toEqual(files.get(manifestPath))
  })
})
