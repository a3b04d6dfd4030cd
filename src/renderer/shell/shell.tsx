import { Outlet, useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useCommandKeys } from '../commands/use-command-keys.ts'
import { useGlobalCommands } from '../commands/use-global-commands.ts'
import { LinesSkeleton } from '../components/lines-skeleton.tsx'
import { useWorkspaceEvents } from '../connection/use-workspace-events.ts'
import { useThemePreference } from '../theme/use-theme-preference.ts'
import { CommandPalette } from './command-palette.tsx'
import { rememberPage } from './last-page.ts'
import { Rail } from './rail.tsx'
import styles from './shell.module.css'
import { StatusBar } from './status-bar.tsx'
import { TitleBar } from './title-bar.tsx'
import { useFileDropGuard } from './use-file-drop-guard.ts'
import { usePreloadedPages } from './use-preloaded-pages.ts'

/** The frame round every page, and what lives as long as the window does. */
export function Shell() {
  useWorkspaceEvents()
  useThemePreference()
  useGlobalCommands()
  useCommandKeys()
  usePreloadedPages()
  useFileDropGuard()
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => rememberPage(path), [path])
  return (
    <div className={styles.shell}>
      <TitleBar />
      <Rail />
      <main className={styles.page}>
        <Suspense fallback={<LinesSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <StatusBar />
      <CommandPalette />
    </div>
  )
}
