/** The data each error code carries; the keys are the closed set of codes. */
export interface ErrorDataByCode {
  'bad-input': { what: string; where?: string; mend?: string }
  'not-found': { what: string; id: string; mend?: string }
  'already-exists': { what: string; name: string }
  'conflict': { what: string; mend: string }
  'file-missing': { path: string }
  'file-unreadable': { path: string; reason: string }
  'not-a-gguf': { path: string; reason: string }
  'model-load-failed': { model: string; reason: string }
  'context-overflow': { promptTokens: number; contextTokens: number; maxTokens?: number }
  'template-broken': { where: string; reason: string }
  'variable-missing': { variable: string; where: string }
  'row-too-wide': { line: number; columns: number; expected: number; file?: string }
  'dataset-broken': { file: string; reason: string; line?: number }
  /** `reason` goes on from the file's name. */
  'pack-broken': { file: string; reason: string }
  'workspace-newer': { path: string; migration: string }
  'workspace-broken': { path: string; reason: string }
  'workspace-unwritable': { reason: string; mend: string }
  'port-in-use': { port: number }
  'runtime-crashed': { reason: string }
  'connection-failed': { url: string; reason: string }
  'connection-down': { connection: string; url: string }
  'wrong-key': { url: string; keyName: string }
  'key-missing': { connection: string; keyName: string }
  'rate-limited': { url: string; retryAfterMs?: number }
  'server-error': { url: string; status: number; reason: string }
  'request-refused': { url: string; status: number; reason: string }
  /** `retries` of these three: requests that failed and were sent again before this one. */
  'stream-cut': { url: string; retries?: number }
  'stream-idle': { url: string; idleMs: number; retries?: number }
  'bad-reply': { url: string; reason: string; retries?: number }
  'cap-reached': { what: string; capUsd: number; spentUsd: number; mend: string }
  'cancelled': { what: string }
  'unexpected': { reason: string }
}

type Messages = { [C in keyof ErrorDataByCode]: (data: ErrorDataByCode[C]) => string }

/** One sentence a code: what happened, where, and how to mend it. */
export const messages: Messages = {
  'bad-input': ({ what, where, mend }) => `${what}${where ? ` in ${where}` : ''}${mend ? `: ${mend}` : ''}.`,
  'not-found': ({ what, id, mend }) => `There is no ${what} "${id}"${mend ? `: ${mend}` : ''}.`,
  'already-exists': ({ what, name }) =>
    `There is already ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what} named "${name}": choose another name.`,
  'conflict': ({ what, mend }) => `${what}: ${mend}.`,
  'file-missing': ({ path }) => `There is no file at ${path}: check the path.`,
  'file-unreadable': ({ path, reason }) =>
    `The file ${path} cannot be read (${reason}): check that it is a file and that you may open it.`,
  'not-a-gguf': ({ path, reason }) =>
    `${path} is not a GGUF model (${reason}): choose a .gguf file, and download it again if it was cut short.`,
  'model-load-failed': ({ model, reason }) =>
    `The model ${model} could not be loaded (${reason}): choose a smaller model or a smaller context.`,
  'context-overflow': ({ promptTokens, contextTokens, maxTokens }) =>
    `The prompt has ${promptTokens} tokens${maxTokens ? ` and asks for ${maxTokens} more` : ''}, but the model's context holds ${contextTokens}: shorten the prompt or choose a model with a larger context.`,
  'template-broken': ({ where, reason }) => `The template of ${where} is broken: ${reason}.`,
  'variable-missing': ({ variable, where }) =>
    `The variable "${variable}" has no value in ${where}: add a column of that name or take the variable out of the prompt.`,
  'row-too-wide': ({ line, columns, expected, file }) =>
    `Line ${line}${file ? ` of ${file}` : ''} has ${columns} columns where the header has ${expected}: put quotes round values that contain the separator.`,
  'dataset-broken': ({ file, reason, line }) =>
    `The dataset ${file} cannot be read${line ? ` at line ${line}` : ''}: ${reason}.`,
  'pack-broken': ({ file, reason }) => `The pack cannot be used: ${file} ${reason}.`,
  'workspace-newer': ({ path, migration }) =>
    `The workspace ${path} was made by a newer Assay (it has the migration "${migration}"): update Assay, or choose another workspace; the file was not touched.`,
  'workspace-broken': ({ path, reason }) =>
    `The workspace ${path} cannot be opened (${reason}): restore a backup from the folder "backups" beside it, or choose another workspace.`,
  'workspace-unwritable': ({ reason, mend }) =>
    `The workspace could not be written (${reason}): ${mend}; what was saved before is safe.`,
  'port-in-use': ({ port }) =>
    `Port ${port} on 127.0.0.1 is in use: choose another with --port, or 0 for any free one.`,
  'runtime-crashed': ({ reason }) =>
    `The local runtime stopped while this was running (${reason}): it has been restarted; run the failed cells again.`,
  'connection-failed': ({ url, reason }) =>
    `${url} cannot be reached (${reason}): check the address and that the server is running.`,
  'connection-down': ({ connection, url }) =>
    `${connection} (${url}) has not answered for a while: check that it is running, then go on.`,
  'wrong-key': ({ url, keyName }) => `${url} refused the key ${keyName}: check that it is right and still valid.`,
  'key-missing': ({ connection, keyName }) =>
    `The connection ${connection} needs a key: set the environment variable ${keyName}, or enter the key on the Models page.`,
  'rate-limited': ({ url }) => `${url} is limiting requests: wait a little or lower the concurrency.`,
  'server-error': ({ url, status, reason }) => `${url} answered ${status} (${reason}): try again later.`,
  'request-refused': ({ url, status, reason }) =>
    `${url} refused the request with ${status} (${reason}): check the model's name and the settings.`,
  'stream-cut': ({ url }) => `The answer from ${url} was cut short before it ended: try again.`,
  'stream-idle': ({ url, idleMs }) => `${url} sent nothing for ${Math.round(idleMs / 1000)} s: try again.`,
  'bad-reply': ({ url, reason }) =>
    `${url} sent a reply that is not understood (${reason}): check its address, and that it speaks the API of the connection.`,
  'cap-reached': ({ what, capUsd, spentUsd, mend }) =>
    `${what} of $${capUsd} would be passed by the next request, with $${Number(spentUsd.toPrecision(4))} spent: ${mend}.`,
  'cancelled': ({ what }) => `${what} was cancelled.`,
  'unexpected': ({ reason }) => `Something unexpected went wrong: ${reason}.`,
}
