import fc from 'fast-check'
import { zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { isAssayError } from '../../core/errors.ts'
import { packLimits } from './pack.ts'
import { samplePack } from './testing/sample-pack.ts'
import { toBytes } from './text-bytes.ts'
import { unzipPack } from './unzip-pack.ts'
import { writePack } from './write-pack.ts'
import { zipPack } from './zip-pack.ts'

const files = writePack(samplePack())
const small = toBytes('x')
const unzip =
  (entries: Zippable, limits = packLimits) =>
  () =>
    unzipPack(zipSync(entries), 'x.assay', limits)

/** Sets a number of the entry's line in the central directory, by its offset in there. */
function patchDirectory(zip: Uint8Array, offset: number, bytes: 2 | 4, value: number, entry = 0): Uint8Array {
  const patched = zip.slice()
  const view = new DataView(patched.buffer)
  let at = view.getUint32(patched.length - 22 + 16, true)
  for (let index = 0; index < entry; index += 1) at += 46 + view.getUint16(at + 28, true)
  if (bytes === 2) view.setUint16(at + offset, value, true)
  else view.setUint32(at + offset, value, true)
  return patched
}

/** How unpacking went: the code of the error where there was one. */
function attempt(work: () => unknown): unknown {
  try {
    work()
    return 'unpacked'
  } catch (error) {
    return isAssayError(error) ? error.code : error
  }
}

describe('unzipPack', () => {
  it('gives back what was zipped, small or large', () => {
    const large = new Map([
      ...files,
      ['datasets/large.jsonl', new Uint8Array(1_200_000).map((_, index) => index % 251)],
    ])
    expect(unzipPack(zipPack(large), 'x.assay')).toEqual(large)
  })

  it('reads its own pack of a text that repeats itself for long', () => {
    const monotone = new Map([['datasets/large.jsonl', toBytes('{"text":"again"}\n'.repeat(70_000))]])
    expect(unzipPack(zipPack(monotone), 'x.assay')).toEqual(monotone)
  })

  it('does not mind that another program wrote down the folders too', () => {
    expect([...unzip({ 'prompts/': new Uint8Array(), 'pack.yaml': small })().keys()]).toEqual(['pack.yaml'])
  })

  it.each([
    ['../pack.yaml', /leads out of the pack/],
    ['prompts/../../pack.yaml', /leads out of the pack/],
    ['prompts//refs.yaml', /leads out of the pack/],
    ['/etc/passwd', /is an absolute path/],
    ['C:/pack.yaml', /names a drive/],
    ['..\\pack.yaml', /backslash/],
    ['prompts/a\u0000/refs.yaml', /control characters/],
    ['README.md', /README\.md is not part of a pack: take it out/],
    ['signature.json/x', /is not a file that packs have there/],
    [`prompts/${'a'.repeat(300)}/refs.yaml`, /not a usable path/],
  ])('refuses the path %j', (path, sentence) => {
    expect(unzip({ [path]: small })).toThrow(sentence)
  })

  it('refuses symbolic links and special files', () => {
    expect(unzip({ 'pack.yaml': [small, { os: 3, attrs: (0o120777 << 16) >>> 0 }] })).toThrow(
      /pack\.yaml" is a symbolic link/,
    )
    expect(unzip({ 'pack.yaml': [small, { os: 0, attrs: (0o120777 << 16) >>> 0 }] })).toThrow(/symbolic link/)
    expect(unzip({ 'pack.yaml': [small, { os: 3, attrs: (0o010644 << 16) >>> 0 }] })).toThrow(/special file/)
  })

  it('refuses a name that is there twice, also by large and small letters alone', () => {
    expect(unzip({ 'pack.yaml': small, 'Pack.yaml': small })).toThrow(
      /Pack\.yaml has the same name as pack\.yaml but for large and small letters/,
    )
    const twice = zipSync({ 'pack.yaml': small, 'pack.yamm': small })
    const name = new TextDecoder('latin1').decode(twice).lastIndexOf('pack.yamm')
    twice[name + 8] = 'l'.charCodeAt(0)
    expect(() => unzipPack(twice, 'x.assay')).toThrow(/pack\.yaml is in the pack twice/)
  })

  it('refuses too many files, too large ones, and too much in all', () => {
    const three = { 'pack.yaml': small, 'manifest.json': small, 'signature.json': small }
    expect(unzip(three, { ...packLimits, files: 2 })).toThrow(/holds more than 2 files/)
    expect(unzip({ 'pack.yaml': toBytes('x'.repeat(20)) }, { ...packLimits, fileBytes: 10 })).toThrow(
      /pack\.yaml unpacks to more than 10 bytes/,
    )
    expect(unzip(three, { ...packLimits, totalBytes: 2 })).toThrow(/x\.assay unpacks to more than 2 bytes/)
    expect(unzip(three, { ...packLimits, archiveBytes: 20 })).toThrow(/larger than 20 bytes/)
  })

  it('refuses a bomb, whether it says its size or not', () => {
    const bomb = zipSync({ 'pack.yaml': new Uint8Array(4_000_000) })
    expect(() => unzipPack(bomb, 'x.assay')).toThrow(/pack\.yaml unpacks to more than 200 times its size/)
    expect(() => unzipPack(patchDirectory(bomb, 24, 4, 1000), 'x.assay')).toThrow(/another size than the zip says/)
    expect(() => unzipPack(patchDirectory(zipSync({ 'pack.yaml': toBytes('hello') }), 24, 4, 900), 'x.assay')).toThrow(
      /another size/,
    )
  })

  it('refuses entries that share bytes', () => {
    const zip = zipSync({ 'pack.yaml': [small, { level: 0 }], 'manifest.json': [small, { level: 0 }] })
    expect(() => unzipPack(patchDirectory(zip, 42, 4, 0, 1), 'x.assay')).toThrow(/share their bytes/)
  })

  it('refuses encrypted entries and unknown ways of packing', () => {
    const zip = zipSync({ 'pack.yaml': small })
    expect(() => unzipPack(patchDirectory(zip, 8, 2, 1), 'x.assay')).toThrow(/encrypted/)
    expect(() => unzipPack(patchDirectory(zip, 10, 2, 99), 'x.assay')).toThrow(/method 99/)
  })

  it('never does more than refuse, however a zip is damaged', () => {
    const zip = zipPack(files)
    expect(() => unzipPack(zip.subarray(0, 100), 'x.assay')).toThrow(/is not a zip, or was cut short/)
    const damages = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(damages, fc.boolean(), (changes, isDirectory) => {
        const damaged = zip.slice()
        // Half of the time only the directory at the end, where most of the meaning is.
        for (const [at, byte] of changes) damaged[isDirectory ? zip.length - 1 - (at % 400) : at] = byte
        expect(attempt(() => unzipPack(damaged, 'x.assay'))).toBeOneOf(['unpacked', 'pack-broken'])
      }),
      { numRuns: 500 },
    )
  })
})
