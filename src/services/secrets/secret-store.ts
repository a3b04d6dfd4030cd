/** Keeps what must never be written in the open. Names may be shown, values never. */
export interface SecretStore {
  /** `system` outlives the program, encrypted by the operating system; `memory` does not. */
  readonly kind: 'system' | 'memory'
  get(name: string): Promise<string | undefined>
  set(name: string, value: string): Promise<void>
  delete(name: string): Promise<void>
}

/** The secret that holds a connection's key. */
export function connectionSecretName(connectionId: string): string {
  return `connection:${connectionId}`
}
