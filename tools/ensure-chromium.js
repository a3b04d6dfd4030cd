import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { findChromium } from './find-chromium.js'
import { say } from './project.js'

/**
 * Finds Chromium, and installs Debian's package where there is none and we may.
 * Answers why there is none and what to do about it; undefined when there is one.
 * @returns {string | undefined}
 */
export function whyNoChromium() {
  if (findChromium()) return undefined
  const advice = 'there is no Chromium: run "npx playwright install chromium" and try again'
  const asRoot = isDebian() ? rootCommand() : undefined
  if (!asRoot) return advice
  say('installing Chromium with apt-get, for the end-to-end tests')
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [command = '', ...rest] = [...asRoot, 'apt-get', '-qq', ...args]
    const { status } = spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (status !== 0) return `${advice} (apt-get ${args[0]} failed)`
  }
  return findChromium() ? undefined : advice
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** What to put before a command to run it as root without being asked for a password; undefined when we cannot. */
function rootCommand() {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined
}
