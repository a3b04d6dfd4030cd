import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { RowPicker } from '../datasets/row-picker.tsx'
import { TypedValues } from '../datasets/typed-values.tsx'
import { SettingsForm } from '../generation/settings-form.tsx'
import { toKeyed } from '../prompts/keyed-message.ts'
import { MessageStack } from '../prompts/message-stack.tsx'
import styles from './playground-input.module.css'
import { RowValues } from './row-values.tsx'
import { openTakePromptDialog } from './take-prompt-dialog.tsx'
import type { Playground } from './use-playground.ts'

/** What is sent: the messages, the values of their variables, and the settings. */
export function PlaygroundInput({ playground }: { playground: Playground }) {
  const { messages, changeMessages, usedVariables, facts, problems, choice, settings, changeSettings } = playground
  return (
    <div className={styles.pane}>
      <section aria-labelledby="playground-prompt">
        <div className={styles.head}>
          <h2 id="playground-prompt">Prompt</h2>
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconFileImport size={14} />}
            onClick={() => openTakePromptDialog((content) => changeMessages(toKeyed(content)))}
          >
            Take from a prompt
          </Button>
        </div>
        <MessageStack
          messages={messages}
          onChange={changeMessages}
          facts={facts}
          problems={problems}
          onSettings={(changed) => changeSettings({ ...settings, ...changed })}
        />
      </section>
      <section aria-labelledby="playground-variables">
        <div className={styles.head}>
          <h2 id="playground-variables">Variables</h2>
        </div>
        <RowPicker choice={choice} />
        {choice.dataset ? (
          <RowValues names={usedVariables} row={choice.row} />
        ) : (
          <TypedValues names={usedVariables} values={choice.typed} onType={choice.type} />
        )}
      </section>
      <section aria-labelledby="playground-settings">
        <div className={styles.head}>
          <h2 id="playground-settings">Settings</h2>
        </div>
        <SettingsForm settings={settings} onChange={changeSettings} />
      </section>
    </div>
  )
}
