import {
  getQuickJS,
  shouldInterruptAfterDeadline,
  type QuickJSContext,
  type QuickJSWASMModule,
} from 'quickjs-emscripten'
import type { ScriptJob } from './script-job.ts'

/** What code may use, for each score. */
const limits = {
  timeMs: 500,
  memoryBytes: 32 * 1024 * 1024,
  /** A larger one lets deep recursion end the thread. */
  stackBytes: 256 * 1024,
  resultCharacters: 100_000,
}

/** The same output must get the same score every time. */
const withoutChance = `Math.random = () => { throw new Error('Math.random is not there: scores must not depend on chance') }`

export type RunQuickJs = (script: Pick<ScriptJob, 'code' | 'input'>) => { output: string } | { error: string }

/**
 * Runs code in an interpreter of its own that has neither files, network nor timers, with limits on time, memory and
 * stack. Every score gets a fresh world, so that code cannot carry anything from one cell to another.
 */
export async function createQuickJs(): Promise<RunQuickJs> {
  const library = await getQuickJS()
  return (script) => runFresh(library, script)
}

function runFresh(library: QuickJSWASMModule, { code, input }: Pick<ScriptJob, 'code' | 'input'>) {
  const runtime = library.newRuntime()
  runtime.setMemoryLimit(limits.memoryBytes)
  runtime.setMaxStackSize(limits.stackBytes)
  runtime.setInterruptHandler(shouldInterruptAfterDeadline(Date.now() + limits.timeMs))
  const context = runtime.newContext()
  try {
    const defined = evaluate(context, `${withoutChance};\n${code}\n;typeof score`)
    if ('error' in defined) return defined
    if (defined.value !== 'function') return { error: 'it defines no function "score"' }
    const called = evaluate(context, `JSON.stringify(score(JSON.parse(${JSON.stringify(input)})))`)
    if ('error' in called) return called
    if (typeof called.value !== 'string') return { error: 'it returned nothing' }
    if (called.value.length > limits.resultCharacters) return { error: 'it returned too much' }
    return { output: called.value }
  } finally {
    context.dispose()
    runtime.dispose()
  }
}

function evaluate(context: QuickJSContext, code: string): { value: unknown } | { error: string } {
  const result = context.evalCode(code)
  if (result.error === undefined) return { value: result.value.consume((handle): unknown => context.dump(handle)) }
  return { error: describe(result.error.consume((handle): unknown => context.dump(handle))) }
}

function describe(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return `it threw ${String(thrown)}`.slice(0, 300)
  const { name = 'Error', message = '' } = thrown as { name?: unknown; message?: unknown }
  if (message === 'interrupted') return `it does not end within ${limits.timeMs / 1000} s`
  if (message === 'out of memory') return 'it needs too much memory'
  return `${String(name)}: ${String(message)}`.slice(0, 300)
}
