import { Alert, Group, Skeleton, Stack } from '@mantine/core'
import { ErrorPanel } from '../components/error-panel.tsx'
import { MessageCard } from '../components/message-card.tsx'
import { RowPicker } from '../datasets/row-picker.tsx'
import { TypedValues } from '../datasets/typed-values.tsx'
import { SettingsButton } from '../generation/settings-button.tsx'
import { ModelSelect } from '../models/model-select.tsx'
import { RenderedView } from './rendered/rendered-view.tsx'
import { RowAnswer } from './row-answer.tsx'
import { RunButton } from './run-button.tsx'
import { TokenLine } from './token-line.tsx'
import type { RowRun } from './use-row-run.ts'

/** The draft filled from one row, its tokens, and the chosen model's answer to it. */
export function RowInspector({ rowRun }: { rowRun: RowRun }) {
  const { choice, rendering, counting, model, generation, usedVariables } = rowRun
  const { data } = rendering
  return (
    <Stack gap="sm">
      <RowPicker choice={choice} />
      {choice.dataset ? null : <TypedValues names={usedVariables} values={choice.typed} onType={choice.type} />}
      <Group gap="xs" wrap="nowrap">
        <ModelSelect value={model?.id ?? null} onChange={rowRun.chooseModel} style={{ flex: 1, minWidth: 0 }} />
        <SettingsButton settings={rowRun.settings} onChange={rowRun.changeSettings} />
        <RunButton
          isRunning={generation.isRunning}
          canRun={rowRun.canRun}
          onRun={rowRun.run}
          onStop={generation.stop}
        />
      </Group>
      {data?.messages ? <TokenLine rendering={counting.data} /> : null}
      {data?.problem ? (
        <Alert role="alert" color="yellow" variant="light" p="xs">
          {data.problem}
        </Alert>
      ) : null}
      {rendering.isError ? <ErrorPanel error={rendering.error} onRetry={() => void rendering.refetch()} /> : null}
      <RenderedView rendering={data} content={rowRun.content} variables={choice.variables} modelId={model?.id} />
      {!data && !rendering.isError ? <Skeleton height={90} /> : null}
      {choice.row?.expected ? <MessageCard heading="expected" text={choice.row.expected} /> : null}
      <RowAnswer rowRun={rowRun} />
    </Stack>
  )
}
