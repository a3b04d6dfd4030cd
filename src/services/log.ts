/** Where the service says what it does, one line at a time. Lines never hold keys, prompts or answers. */
export type Log = (line: string) => void
