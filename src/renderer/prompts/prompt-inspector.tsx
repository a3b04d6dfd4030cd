import { Tabs } from '@mantine/core'
import { useState } from 'react'
import type { PromptDetail } from '../../contract/prompts.ts'
import styles from './prompt-inspector.module.css'
import { RowInspector } from './row-inspector.tsx'
import type { RowRun } from './use-row-run.ts'
import { VersionGraph } from '../versions/version-graph.tsx'
import { DraftVariables } from './variables/draft-variables.tsx'
import type { Draft } from './use-draft.ts'

/** Beside the editor: the draft rendered for a row, its variables, and the prompt's versions. */
export function PromptInspector({
  prompt,
  draft,
  rowRun,
  shownVersion,
  onShow,
}: {
  prompt: PromptDetail
  draft: Draft
  rowRun: RowRun
  shownVersion: string | undefined
  onShow: (search: { version?: string; against?: string }) => void
}) {
  const [tab, setTab] = useState<string | null>('row')
  const { isRunning } = rowRun.generation
  const [wasRunning, setWasRunning] = useState(isRunning)
  if (isRunning !== wasRunning) {
    setWasRunning(isRunning)
    // The answer comes under the rendering.
    if (isRunning) setTab('row')
  }
  return (
    <Tabs value={tab} onChange={setTab} className={styles.tabs} keepMounted={false}>
      <Tabs.List className={styles.list}>
        <Tabs.Tab value="row">Rendered</Tabs.Tab>
        <Tabs.Tab value="variables">Variables</Tabs.Tab>
        <Tabs.Tab value="versions">Versions</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="row" className={styles.panel}>
        <RowInspector rowRun={rowRun} />
      </Tabs.Panel>
      <Tabs.Panel value="variables" className={styles.panel}>
        <DraftVariables draft={draft} usedVariables={rowRun.usedVariables} />
      </Tabs.Panel>
      <Tabs.Panel value="versions" className={styles.panel}>
        <VersionGraph prompt={prompt} shownVersion={shownVersion} onShow={onShow} />
      </Tabs.Panel>
    </Tabs>
  )
}
