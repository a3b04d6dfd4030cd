import { AssayError } from '../../core/errors.ts'

/** A key and what it is called; no value means that requests go out without one. Only the name may be shown. */
export interface Key {
  keyName: string
  value?: string | undefined
}

/**
 * Trims a key (files and shells like to add a line end). Throws `bad-input` when what is left cannot stand in a header:
 * fetch would say so too, but repeat the key in its message.
 */
export function toKey({ keyName, value }: Key, connection: string): Key {
  const trimmed = value?.trim()
  if (!trimmed) return { keyName }
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    throw new AssayError('bad-input', {
      what: `The key ${keyName} has spaces or characters that no key has`,
      where: `the connection ${connection}`,
      mend: 'enter it again',
    })
  }
  return { keyName, value: trimmed }
}
