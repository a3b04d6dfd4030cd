/** A person's scoring code with what it is to score, as JSON text. */
export interface ScriptJob {
  job: number
  code: string
  input: string
}

/** What the code returned, as JSON text, or what is wrong with it. */
export type ScriptJobResult = { job: number } & ({ output: string } | { error: string })
