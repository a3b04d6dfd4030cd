import { AssayError } from '../../core/errors.ts'
import { assemblePrompt } from '../exchange/assemble-prompt.ts'
import { declareVariables } from '../exchange/declare-variables.ts'
import type { ImportFormat } from '../exchange/import-format.ts'
import type { ImportedDataset, ImportedPrompt } from '../exchange/imported.ts'
import { isRecord, textOf } from '../exchange/is-record.ts'
import { createLossList, type LossList } from '../exchange/loss.ts'
import { plainTemplate } from '../exchange/plain-template.ts'
import { toVariableName, type VariableSyntax } from '../exchange/plain-variables.ts'
import { readData } from '../exchange/read-data.ts'
import { readSettings } from '../exchange/read-settings.ts'
import { toJsonValue } from '../exchange/to-json-value.ts'
import { baseNameOf, uniqueNames } from '../exchange/unique-names.ts'

/** Parts of a pack, and of a prompt in it, that have no counterpart here. */
const unheldInPack = ['tools', 'evals', 'workflow', 'agents', 'skills'] as const
const unheldInPrompt = [
  'description',
  'tools',
  'tool_policy',
  'pipeline',
  'validators',
  'evals',
  'tested_models',
  'model_overrides',
  'media',
] as const

/** PromptPack 1.4 (promptpack.org): one JSON file with several prompts, each a system message, and shared fragments. */
export const importPromptpack: ImportFormat = {
  id: 'promptpack',
  title: 'PromptPack',
  files: '*.json, *.yaml',
  carries: 'system templates, variables with defaults, parameters, fragments (put in), examples of variables as a row',
  drops:
    'tools, validators, evals, workflows, agents, skills, media, overrides for models, conditions and loops in templates',
  recognises: ({ data }) => isRecord(data) && isRecord(data['template_engine']) && isRecord(data['prompts']),
  async read({ path, text }) {
    const losses = createLossList()
    const pack = readData(text, { file: path })
    if (!isRecord(pack) || !isRecord(pack['prompts'])) {
      throw new AssayError('bad-input', {
        what: 'The file is not a PromptPack',
        where: path,
        mend: 'it has "prompts" by name',
      })
    }
    for (const part of unheldInPack) {
      if (hasContent(pack[part])) losses.add(`"${part}"`, 'the pack', 'there is nothing like it here')
    }
    const nameOf = uniqueNames()
    const fragments = isRecord(pack['fragments']) ? pack['fragments'] : {}
    const syntax = syntaxOf(pack['template_engine'])
    const datasets: ImportedDataset[] = []
    const prompts = Object.entries(pack['prompts']).flatMap(([key, prompt]): ImportedPrompt[] => {
      if (!isRecord(prompt)) return []
      const name = nameOf(textOf(prompt['name']) ?? key)
      for (const part of unheldInPrompt) {
        if (hasContent(prompt[part])) losses.add(`"${part}"`, key, 'prompts have no place for it')
      }
      const written = withFragments(textOf(prompt['system_template']) ?? '', fragments, { where: key, losses })
      if (/\{\{[#^/]|\{%/u.test(written)) losses.add('conditions and loops', key, 'they stay text: write them in Jinja')
      const system = { role: 'system' as const, content: plainTemplate(losses, syntax)(written, key) }
      const settings = isRecord(prompt['parameters']) ? readSettings(prompt['parameters'], key, losses) : {}
      const example = exampleRow(prompt['variables'])
      if (example !== undefined) datasets.push({ name, columns: Object.keys(example), rows: [{ variables: example }] })
      const content = assemblePrompt(
        { messages: [system], settings, variables: declareVariables(prompt['variables']) },
        `${path}, ${key}`,
      )
      return [{ name, content, labels: [] }]
    })
    if (prompts.length === 0)
      throw new AssayError('bad-input', { what: 'The pack has no prompts', where: baseNameOf(path) })
    losses.add('the version numbers', 'the pack', 'versions here are known by their contents')
    return { prompts, datasets, experiments: [], losses: losses.all() }
  },
}

function hasContent(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== null && value !== ''
}

function syntaxOf(engine: unknown): VariableSyntax {
  const written = isRecord(engine) ? (textOf(engine['syntax']) ?? '') : ''
  if (written.startsWith('$')) return 'dollar-braces'
  return /^\{[^{]/u.test(written) ? 'single-braces' : 'double-braces'
}

/** Puts fragments in where the template names them: `{{> greeting}}`, `{{fragment "greeting"}}` or as a variable. */
function withFragments(
  template: string,
  fragments: Record<string, unknown>,
  { where, losses }: { where: string; losses: LossList },
): string {
  const call = /\{\{\s*(?:>\s*|fragments?[.:]\s*|fragment\s+)?["']?([\w-]+)["']?\s*\}\}/gu
  let text = template
  // A fragment may name others; a circle of them ends here.
  for (let round = 0; round < 5; round += 1) {
    const next = text.replaceAll(call, (written, name: string) => {
      const fragment = Object.hasOwn(fragments, name) ? textOf(fragments[name]) : undefined
      return fragment ?? written
    })
    if (next === text || next.length > 1_000_000) return text
    text = next
  }
  losses.add('fragments that name one another', where, 'they were put in five levels deep')
  return text
}

function exampleRow(variables: unknown) {
  const listed = Array.isArray(variables) ? variables.filter(isRecord) : []
  const given = listed.flatMap((variable) => {
    const name = textOf(variable['name'])
    return name === undefined || variable['example'] === undefined
      ? []
      : [[toVariableName(name), toJsonValue(variable['example'])] as const]
  })
  return given.length === 0 ? undefined : Object.fromEntries(given)
}
