import { signaturePath } from './check-pack-path.ts'
import { packError } from './pack-error.ts'
import { signatureFileSchema } from './pack-schemas.ts'
import { toBytes, toText } from './text-bytes.ts'

/** A signature over the bytes of the manifest, and the public key that it is checked with; both in base64. */
export interface PackSignature {
  /** DER (SubjectPublicKeyInfo). */
  publicKey: string
  signature: string
}

/** Signs bytes with ed25519. Keys and their files are the caller's. */
export type SignBytes = (bytes: Uint8Array) => PackSignature

/** What checking a signature found. */
export interface SignatureCheck {
  /** `trusted`: made with the expected key. `unproven`: whole, but no key to expect was given. */
  state: 'trusted' | 'unproven' | 'other-key' | 'wrong'
  /** SHA-256 of the public key, as people compare it. */
  fingerprint: string
}

/** Checks a signature over bytes, against the expected key where the caller has one. */
export type CheckSignature = (bytes: Uint8Array, signature: PackSignature) => SignatureCheck

export function writeSignature({ publicKey, signature }: PackSignature): Uint8Array {
  return toBytes(`${JSON.stringify({ algorithm: 'ed25519', publicKey, signature }, null, 2)}\n`)
}

/** Throws `pack-broken` for what is not a signature of this format. */
export function readSignature(bytes: Uint8Array): PackSignature {
  let data: unknown
  try {
    data = JSON.parse(toText(bytes, signaturePath))
  } catch (cause) {
    throw packError(signaturePath, 'is not JSON', cause)
  }
  const parsed = signatureFileSchema.safeParse(data)
  if (!parsed.success) throw packError(signaturePath, 'is not an ed25519 signature')
  return { publicKey: parsed.data.publicKey, signature: parsed.data.signature }
}
