import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import type { RunReport } from '../../../contract/experiments.ts'
import { type CellMeasure, type ColumnChoice, measureTitles, toggled } from './column-choice.ts'

const measures = Object.keys(measureTitles) as CellMeasure[]

/** Which columns the grid shows. `variables` are those that the dataset has. */
export function ColumnMenu({
  choice,
  onChoice,
  variables,
  shownVariables,
  metrics,
  isComparable,
}: {
  choice: ColumnChoice
  onChoice: (choice: ColumnChoice) => void
  variables: readonly string[]
  shownVariables: readonly string[]
  metrics: RunReport['metrics']
  isComparable: boolean
}) {
  return (
    <Menu position="bottom-end" closeOnItemClick={false} width={230}>
      <Menu.Target>
        <Tooltip label="Columns">
          <ActionIcon aria-label="Columns">
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={460} style={{ overflow: 'auto' }}>
        {isComparable ? (
          <Choice
            title="Mark what differs from A"
            isOn={choice.differences}
            onToggle={() => onChoice({ ...choice, differences: !choice.differences })}
          />
        ) : null}
        <Menu.Label>Row</Menu.Label>
        {variables.map((name) => (
          <Choice
            key={name}
            title={name}
            isOn={shownVariables.includes(name)}
            onToggle={() => onChoice({ ...choice, variables: toggled(shownVariables, name, variables) })}
          />
        ))}
        <Choice
          title="Expected"
          isOn={choice.expected}
          onToggle={() => onChoice({ ...choice, expected: !choice.expected })}
        />
        <Menu.Label>Beside each answer</Menu.Label>
        {metrics.map(({ title }, index) => (
          <Choice
            key={`${index} ${title}`}
            title={title}
            isOn={choice.metrics.includes(index)}
            onToggle={() => onChoice({ ...choice, metrics: toggled(choice.metrics, index, [...metrics.keys()]) })}
          />
        ))}
        {measures.map((measure) => (
          <Choice
            key={measure}
            title={measureTitles[measure]}
            isOn={choice.measures.includes(measure)}
            onToggle={() => onChoice({ ...choice, measures: toggled(choice.measures, measure, measures) })}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Choice({ title, isOn, onToggle }: { title: string; isOn: boolean; onToggle: () => void }) {
  return (
    <Menu.CheckboxItem checked={isOn} closeMenuOnClick={false} onChange={onToggle}>
      {title}
    </Menu.CheckboxItem>
  )
}
