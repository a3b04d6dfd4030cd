import { MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { CatchBoundary, RouterProvider } from '@tanstack/react-router'
import { queryClient } from './connection/query-client.ts'
import { router } from './router.tsx'
import { WindowError } from './shell/window-error.tsx'
import { resolveCssVariables } from './theme/css-variables.ts'
import { theme } from './theme/theme.ts'

/** The whole window: theme, data, dialogs, notifications and the pages. */
export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveCssVariables} defaultColorScheme="auto">
      <CatchBoundary getResetKey={() => 'window'} errorComponent={WindowError}>
        <QueryClientProvider client={queryClient}>
          <ModalsProvider modalProps={{ centered: true, radius: 'md', overlayProps: { backgroundOpacity: 0.45 } }}>
            <Notifications position="bottom-right" limit={4} autoClose={8000} mb={26} />
            <RouterProvider router={router} />
          </ModalsProvider>
        </QueryClientProvider>
      </CatchBoundary>
    </MantineProvider>
  )
}
