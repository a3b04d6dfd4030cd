import { useCommands } from '../commands/command-store.ts'
import { SplitLayout } from '../components/split-layout.tsx'
import { PlaygroundAnswers } from './playground-answers.tsx'
import { PlaygroundInput } from './playground-input.tsx'
import { usePlayground } from './use-playground.ts'

/** One prompt on one or more models, side by side. */
export function PlaygroundPage() {
  const playground = usePlayground()
  const { generation, canRun, run } = playground
  useCommands([
    {
      id: 'run-playground',
      title: 'Run on the chosen models',
      group: 'Playground',
      keys: 'mod+Enter',
      isEnabled: canRun,
      run,
    },
    {
      id: 'stop-playground',
      title: 'Stop the answers',
      group: 'Playground',
      keys: 'Escape',
      isEnabled: generation.isRunning,
      run: generation.stop,
    },
  ])
  return (
    <SplitLayout id="playground" listSize={440} list={<PlaygroundInput playground={playground} />}>
      <PlaygroundAnswers playground={playground} />
    </SplitLayout>
  )
}
