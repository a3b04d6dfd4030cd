import type { Backend, ModelTarget } from './backend.ts'
import { AssayError } from './errors.ts'
import { settingsSchema, type Settings } from './settings.ts'

/** All settings but these: what a backend that knows only these cannot do. A setting added later is refused until it is known. */
export function allSettingsBut(supported: readonly (keyof Settings)[]): (keyof Settings)[] {
  const names = Object.keys(settingsSchema.shape) as (keyof Settings)[]
  return names.filter((name) => !supported.includes(name))
}

/**
 * Throws `bad-input` when settings ask for what the backend cannot do with this model: dropping it in silence would
 * compare something else than what was asked for. The seed is let through, and backends record that it was not sent.
 * `where` names the place of the settings, such as a variant.
 */
export function requireSupportedSettings(
  backend: Pick<Backend, 'kind' | 'unsupportedSettings'>,
  model: ModelTarget,
  settings: Settings,
  where?: string,
): void {
  const setting = backend
    .unsupportedSettings(model)
    .find((unsupported) => unsupported !== 'seed' && settings[unsupported] !== undefined)
  if (setting === undefined) return
  throw new AssayError('bad-input', {
    what: `The backend ${backend.kind} has no setting ${setting} for the model ${model.name}`,
    ...(where !== undefined && { where }),
    mend: 'leave it out, or choose another model',
  })
}
