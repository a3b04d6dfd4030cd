import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { AssayError } from '../../core/errors.ts'
import type { CheckSignature, PackSignature, SignBytes } from '../../formats/pack/signature.ts'
import { toFileError } from '../models/to-file-error.ts'

const longestKeyFile = 64 * 1024

/** Reads an ed25519 private key from a PEM file and gives what signs with it; the key is kept nowhere else. */
export async function readSigningKey(path: string): Promise<SignBytes> {
  const pem = await readPem(path)
  const key = parseKey(path, () => createPrivateKey(pem), 'a private key without a passphrase')
  const publicKey = encode(createPublicKey(key))
  return (bytes) => ({ publicKey, signature: sign(null, bytes, key).toString('base64') })
}

/**
 * Gives what checks signatures: against the ed25519 public key in a PEM file where one is named, or else only that
 * the signature fits the key that lies beside it, which proves no more than that nothing was changed since.
 */
export async function readSignatureCheck(path: string | undefined): Promise<CheckSignature> {
  if (path === undefined) return (bytes, signature) => checkSignature(bytes, signature, undefined)
  const pem = await readPem(path)
  const expected = encode(parseKey(path, () => createPublicKey(pem), 'a public key'))
  return (bytes, signature) => checkSignature(bytes, signature, expected)
}

function checkSignature(
  bytes: Uint8Array,
  { publicKey, signature }: PackSignature,
  expected: string | undefined,
): ReturnType<CheckSignature> {
  const der = Buffer.from(publicKey, 'base64')
  const fingerprint = `SHA256:${createHash('sha256').update(der).digest('base64').replace(/=+$/, '')}`
  if (expected !== undefined && !Buffer.from(expected, 'base64').equals(der)) return { state: 'other-key', fingerprint }
  if (!fits(bytes, der, Buffer.from(signature, 'base64'))) return { state: 'wrong', fingerprint }
  return { state: expected === undefined ? 'unproven' : 'trusted', fingerprint }
}

function fits(bytes: Uint8Array, der: Buffer, signature: Buffer): boolean {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, signature)
  } catch {
    // What is not a key fits nothing.
    return false
  }
}

function encode(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64')
}

/** What the cause says stays out of the message: it may quote the file. */
function parseKey(path: string, parse: () => KeyObject, wanted: string): KeyObject {
  const refused = (what: string) =>
    new AssayError('bad-input', { what, mend: 'make one with: openssl genpkey -algorithm ed25519 -out key.pem' })
  let key: KeyObject
  try {
    key = parse()
  } catch {
    throw refused(`The file ${path} does not hold ${wanted} in PEM`)
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw refused(`The key in ${path} is ${key.asymmetricKeyType ?? 'unknown'}, not ed25519`)
  return key
}

async function readPem(path: string): Promise<string> {
  try {
    const bytes = await readFile(path)
    if (bytes.length > longestKeyFile)
      throw new AssayError('bad-input', { what: `The file ${path} is too large for a key` })
    return bytes.toString('utf8')
  } catch (error) {
    throw toFileError(path, error)
  }
}
