import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorPanel } from '../components/error-panel.tsx'

/** A page that could not be shown, with a way to try again; the rest of the window goes on. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  return <ErrorPanel title="This page could not be shown" error={error} onRetry={reset} />
}
