import { SplitLayout } from '../components/split-layout.tsx'

/** The runs of the workspace, newest first. */
export function RunsPage() {
  return <SplitLayout id="runs">{null}</SplitLayout>
}
