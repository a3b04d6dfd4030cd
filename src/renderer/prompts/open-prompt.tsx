import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { PromptDetail } from '../../contract/prompts.ts'
import { useCommands } from '../commands/command-store.ts'
import { notifyDone, notifyFailure } from '../components/notify.ts'
import { SplitLayout } from '../components/split-layout.tsx'
import { storePlaygroundMessages } from '../playground/playground-messages.ts'
import { promptQueries } from '../queries/prompt-queries.ts'
import { useExportCommand } from '../transfer/use-export-command.ts'
import { DiffView } from './diff-view.tsx'
import { openCommitDialog } from './commit-dialog.tsx'
import { useEditorFacts } from './lint/use-editor-facts.ts'
import { usePromptLint } from './lint/use-prompt-lint.ts'
import { MessageStack } from './message-stack.tsx'
import styles from './open-prompt.module.css'
import { PromptHeader } from './prompt-header.tsx'
import { PromptInspector } from './prompt-inspector.tsx'
import { TechniquesMenu } from './techniques/techniques-menu.tsx'
import { useTechniqueCommands } from './techniques/use-technique-commands.ts'
import { draftReference } from './version-reference.ts'
import { VersionView } from './version-view.tsx'
import { openLabelDialog } from '../versions/label-dialog.tsx'
import { MergeView } from '../versions/merge-view.tsx'
import { useDraft } from './use-draft.ts'
import { useRowRun } from './use-row-run.ts'

/** A prompt being worked on: its draft, one of its versions or a difference, with rows and versions beside it. */
export function OpenPrompt({ prompt }: { prompt: PromptDetail }) {
  const draft = useDraft(prompt)
  const rowRun = useRowRun(prompt.id, draft.settled, draft.current)
  const techniques = useTechniqueCommands(prompt, draft)
  const facts = useEditorFacts({
    names: rowRun.completions,
    declarations: draft.settled.variables,
    row: rowRun.choice.variables,
  })
  const problems = usePromptLint({
    content: draft.settled,
    choice: rowRun.choice,
    settings: rowRun.settings,
    counting: rowRun.counting.data,
  })
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { version, against, merge } = useSearch({ strict: false })

  const show = (search: { version?: string; against?: string }): void =>
    void navigate({
      to: '/prompts/$promptId',
      params: { promptId: prompt.id },
      search: { ...(prompt.branch === 'main' ? {} : { branch: prompt.branch }), ...search },
    })
  const showDraft = (): void => show({})
  const showChanges = (): void => {
    if (prompt.headVersionId) show({ version: draftReference, against: prompt.headVersionId })
  }
  const isCommittable = prompt.isChanged || prompt.headVersionId === null
  const commit = async (): Promise<void> => {
    // Whether anything has changed is known once the workbench has what was typed last.
    await draft.flush()
    const known = queryClient.getQueryData(promptQueries.get(prompt.id, prompt.branch).queryKey) ?? prompt
    if (known.isChanged || known.headVersionId === null) openCommitDialog({ prompt: known, content: draft.current() })
    else notifyDone(`The draft of ${known.name} is the same as its last version.`)
  }

  const tryInPlayground = (): void => {
    storePlaygroundMessages(draft.current().messages)
    void navigate({ to: '/playground' })
  }

  const { headVersionId } = prompt
  const labelHead = async (): Promise<void> => {
    if (headVersionId) openLabelDialog(await queryClient.fetchQuery(promptQueries.version(headVersionId)))
  }

  useCommands([
    {
      id: 'label-version',
      title: 'Label the newest version',
      group: 'Prompt',
      keywords: ['production', 'staging', 'promote', 'policy'],
      isEnabled: headVersionId !== null,
      run: () => void labelHead().catch(notifyFailure),
    },
    { id: 'commit', title: 'Commit the draft', group: 'Prompt', keys: 'mod+s', run: () => void commit() },
    {
      id: 'run-row',
      title: 'Run the row',
      group: 'Prompt',
      keys: 'mod+Enter',
      isEnabled: rowRun.canRun,
      run: rowRun.run,
    },
    {
      id: 'show-changes',
      title: 'Changes since the last commit',
      group: 'Prompt',
      keys: 'mod+alt+d',
      isEnabled: prompt.headVersionId !== null,
      run: showChanges,
    },
    {
      id: 'show-draft',
      title: 'Back to the draft',
      group: 'Prompt',
      keys: 'Escape',
      isEnabled: version !== undefined || merge !== undefined,
      run: showDraft,
    },
    {
      id: 'stop-row',
      title: 'Stop the answer',
      group: 'Prompt',
      keys: 'Escape',
      isEnabled: rowRun.generation.isRunning,
      run: rowRun.generation.stop,
    },
    { id: 'open-in-playground', title: 'Try in the playground', group: 'Prompt', run: tryInPlayground },
    {
      id: 'next-row',
      title: 'Next row',
      group: 'Prompt',
      keys: 'mod+alt+ArrowRight',
      run: () => rowRun.choice.step(1),
    },
    {
      id: 'previous-row',
      title: 'Previous row',
      group: 'Prompt',
      keys: 'mod+alt+ArrowLeft',
      run: () => rowRun.choice.step(-1),
    },
  ])

  useExportCommand(() => ({
    name: prompt.name,
    content: draft.current(),
    variables: rowRun.choice.variables ?? {},
    modelId: rowRun.model?.id,
    settings: rowRun.settings,
  }))

  return (
    <SplitLayout
      id="prompt"
      inspectorLabel="Row and versions"
      inspector={<PromptInspector prompt={prompt} draft={draft} rowRun={rowRun} shownVersion={version} onShow={show} />}
    >
      <PromptHeader
        prompt={prompt}
        saveState={draft.saveState}
        isCommittable={isCommittable}
        rowRun={rowRun}
        more={
          <TechniquesMenu
            onApply={techniques.apply}
            onMatrix={() => techniques.makeVariants('matrix')}
            onAblation={() => techniques.makeVariants('ablation')}
            onOptimise={techniques.optimise}
          />
        }
        onRetrySave={() => void draft.flush()}
        onShowChanges={showChanges}
        onCommit={() => void commit()}
      />
      {merge !== undefined ? <MergeView prompt={prompt} fromVersionId={merge} onDone={showDraft} /> : null}
      {version === undefined && merge === undefined ? (
        <div className={styles.draft}>
          <MessageStack
            messages={draft.messages}
            onChange={draft.change}
            facts={facts}
            problems={problems}
            onSettings={(changed) => rowRun.changeSettings({ ...rowRun.settings, ...changed })}
          />
        </div>
      ) : null}
      {version !== undefined && against !== undefined ? (
        <DiffView promptId={prompt.id} draft={draft.settled} after={version} before={against} onShow={show} />
      ) : null}
      {version !== undefined && against === undefined ? (
        <VersionView versionId={version} onShow={show} onRestore={draft.replace} />
      ) : null}
    </SplitLayout>
  )
}
