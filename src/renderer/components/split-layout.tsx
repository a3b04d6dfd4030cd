import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels'
import { useCommands } from '../commands/command-store.ts'
import styles from './split-layout.module.css'

/**
 * List, work and inspector side by side. The panes can be dragged, folded away and brought back by their commands, and
 * are remembered under `id`. `list` or `inspector` may be left out, and one layout may stand in the work of another.
 */
export function SplitLayout({
  id,
  list,
  children,
  inspector,
  inspectorLabel = 'Inspector',
  listSize = 232,
}: {
  id: string
  list?: ReactNode
  children: ReactNode
  inspector?: ReactNode
  inspectorLabel?: string
  /** Width of the list at first, in pixels. */
  listSize?: number
}) {
  const listRef = usePanelRef()
  const inspectorRef = usePanelRef()
  const panelIds = [...(list ? ['list'] : []), 'work', ...(inspector ? ['inspector'] : [])]
  const layout = useDefaultLayout({ id: `assay.${id}`, panelIds, storage: localStorage })

  useCommands([
    {
      id: 'toggle-list',
      title: 'Fold or unfold the list',
      group: 'View',
      keys: 'mod+b',
      isEnabled: Boolean(list),
      run: () => toggle(listRef.current),
    },
    {
      id: 'toggle-inspector',
      title: 'Fold or unfold the inspector',
      group: 'View',
      keys: 'mod+alt+b',
      isEnabled: Boolean(inspector),
      run: () => toggle(inspectorRef.current),
    },
  ])

  return (
    <Group className={styles.group} defaultLayout={layout.defaultLayout} onLayoutChanged={layout.onLayoutChanged}>
      {list ? (
        <>
          <Panel
            id="list"
            panelRef={listRef}
            className={styles.side}
            defaultSize={listSize}
            minSize={170}
            maxSize={Math.max(460, listSize * 1.6)}
            collapsible
            groupResizeBehavior="preserve-pixel-size"
          >
            {list}
          </Panel>
          <Separator className={styles.separator} aria-label="Width of the list" />
        </>
      ) : null}
      <Panel id="work" minSize={320} className={styles.work}>
        <div className={styles.main} data-pane tabIndex={-1}>
          {children}
        </div>
      </Panel>
      {inspector ? (
        <>
          <Separator className={styles.separator} aria-label={`Width of the ${inspectorLabel.toLowerCase()}`} />
          <Panel
            id="inspector"
            panelRef={inspectorRef}
            className={styles.side}
            defaultSize={350}
            minSize={240}
            maxSize={760}
            collapsible
            groupResizeBehavior="preserve-pixel-size"
          >
            <aside className={styles.aside} aria-label={inspectorLabel} data-pane tabIndex={-1}>
              {inspector}
            </aside>
          </Panel>
        </>
      ) : null}
    </Group>
  )
}

function toggle(panel: { isCollapsed(): boolean; expand(): void; collapse(): void } | null): void {
  if (panel?.isCollapsed()) panel.expand()
  else panel?.collapse()
}
