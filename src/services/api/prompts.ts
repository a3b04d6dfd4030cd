import { commitVersion } from '../prompts/commit-version.ts'
import { createPrompt } from '../prompts/create-prompt.ts'
import { getPrompt, requirePrompt } from '../prompts/get-prompt.ts'
import { getVersion } from '../prompts/get-version.ts'
import { inspectRendered } from '../prompts/inspect-rendered.ts'
import { renderPrompt } from '../prompts/render-prompt.ts'
import { saveDraft } from '../prompts/save-draft.ts'
import { setLabel } from '../prompts/set-label.ts'
import type { Implementer, ServiceContext } from './context.ts'

/** Answers `prompts.*`. */
export function createPromptProcedures({ prompts }: Implementer, context: ServiceContext) {
  const { stores, events, now } = context
  const tell = () => events.publish({ type: 'changed', what: 'prompts' })
  return {
    list: prompts.list.handler(() =>
      stores.prompts.list().map((prompt) => ({ ...prompt, isChanged: prompt.isChanged === 1 })),
    ),
    get: prompts.get.handler(({ input }) => getPrompt(stores, input.promptId, input.branch)),
    create: prompts.create.handler(({ input }) => createPrompt(context, input)),
    rename: prompts.rename.handler(({ input }) => {
      requirePrompt(stores, input.promptId)
      stores.prompts.rename({ id: input.promptId, name: input.name, at: now().toISOString() })
      tell()
      return {}
    }),
    archive: prompts.archive.handler(({ input }) => {
      requirePrompt(stores, input.promptId)
      stores.prompts.archive(input.promptId, now().toISOString())
      tell()
      return {}
    }),
    saveDraft: prompts.saveDraft.handler(({ input }) => saveDraft(context, input)),
    commit: prompts.commit.handler(({ input }) => commitVersion(context, input)),
    history: prompts.history.handler(({ input }) => {
      requirePrompt(stores, input.promptId)
      return stores.versions.page(input)
    }),
    version: prompts.version.handler(({ input }) => getVersion(stores, input.versionId)),
    setLabel: prompts.setLabel.handler(({ input }) => {
      setLabel(context, input)
      return {}
    }),
    render: prompts.render.handler(({ input }) => renderPrompt(context, input)),
    inspect: prompts.inspect.handler(({ input }) => inspectRendered(context, input)),
  }
}
