import path from 'node:path'

/**
 * The workspace that a command line names with `--workspace DIR` or `--workspace=DIR`, as an absolute path; undefined
 * when it names none. Electron and Chromium have arguments of their own, so others are left alone.
 */
export function workspaceArgument(args: readonly string[], currentDirectory: string): string | undefined {
  const at = args.findIndex((argument) => argument === '--workspace' || argument.startsWith('--workspace='))
  const named = args[at]
  if (named === undefined) return undefined
  const value = named.includes('=') ? named.slice(named.indexOf('=') + 1) : args[at + 1]
  return value === undefined || value === '' || value.startsWith('--')
    ? undefined
    : path.resolve(currentDirectory, value)
}
