import type { Settings } from '../../core/settings.ts'
import { allSettingsBut } from '../../core/unsupported-settings.ts'

const always: readonly (keyof Settings)[] = ['maxTokens', 'stop', 'jsonSchema']
const sampling: readonly (keyof Settings)[] = ['temperature', 'topP', 'topK']

/** The version in names such as claude-opus-4-6 or claude-sonnet-4-20250514, which is 4.0. */
const versioned = /claude-(?:opus|sonnet|haiku)-(\d+)(?:-(\d{1,2})(?!\d))?/

/** Names of the time when the version came first. */
const early = /claude-(?:instant|[123](?!\d))/

/**
 * Whether a model takes a temperature, top-p and top-k: Claude up to 4.6 does, later ones answer 400 to them
 * (https://platform.claude.com/docs/en/build-with-claude/extended-thinking, "Sampling parameters", 2026-11). Other
 * models are those of servers that speak Anthropic's protocol, and take them as a rule.
 */
export function takesSampling(model: string): boolean {
  const name = model.toLowerCase()
  if (!name.includes('claude') || early.test(name)) return true
  const version = versioned.exec(name)
  if (!version) return false
  const [major, minor] = [Number(version[1]), Number(version[2] ?? 0)]
  return major < 4 || (major === 4 && minor <= 6)
}

/**
 * The version of the API to ask for. The one of 2026-10-21 refuses sampling settings for all models
 * (https://platform.claude.com/docs/en/api/versioning), so that models which take them are asked by the one before,
 * which is also what other servers of the protocol know.
 */
export function apiVersionFor(model: string | undefined): string {
  return model === undefined || takesSampling(model) ? '2023-06-01' : '2026-10-21'
}

export function unsupportedSettings(model: string): (keyof Settings)[] {
  return allSettingsBut(takesSampling(model) ? [...always, ...sampling] : always)
}
