/**
 * The environment of the runtime process: ours without anything that looks like a secret, since llama.cpp and graphics
 * drivers have no use for one, and with what makes Electron's binary run as plain Node.
 */
export function childEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(
    ([name]) => !/key|token|secret|passw|credential|auth/i.test(name) && name !== 'NODE_OPTIONS',
  )
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1' }
}
