/** Why a process is gone, for a person: the signal or the exit code, and the last thing that it complained about. */
export function describeExit(code: number | null, signal: string | null, complaints: string): string {
  const ending = signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`
  const lines = complaints
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^at |^Node\.js v|^\^|^\[New LWP|^#\d/.test(line))
  const said = lines.findLast((line) => /assert|error|fatal|abort|out of memory/i.test(line))
  return said === undefined ? ending : `${ending}, ${said.slice(0, 300)}`
}
