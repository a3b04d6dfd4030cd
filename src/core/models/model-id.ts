import { AssayError } from '../errors.ts'

/** The connection of the runtime inside the product. */
export const localConnectionId = 'local'

/** The model that ships with the product. */
export const starterModelId = 'local/starter'

/** Splits `connection/model name`; the name may hold further slashes. Throws `bad-input` for anything else. */
export function parseModelId(id: string): { connectionId: string; name: string } {
  const slash = id.indexOf('/')
  if (slash < 1 || slash === id.length - 1) {
    throw new AssayError('bad-input', {
      what: `"${id}" does not name a model`,
      mend: `write connection/model, such as ${starterModelId}`,
    })
  }
  return { connectionId: id.slice(0, slash), name: id.slice(slash + 1) }
}

/** The inverse of parseModelId. */
export function toModelId(connectionId: string, name: string): string {
  return `${connectionId}/${name}`
}
