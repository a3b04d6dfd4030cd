import { SegmentedControl } from '@mantine/core'
import { useStoredState } from '../../components/use-stored-state.ts'
import { MessageCard } from '../../components/message-card.tsx'
import type { Rendering } from '../../queries/render-query.ts'
import { ModelReading, type ModelReadingProps } from './model-reading.tsx'

const views = [
  { value: 'messages', label: 'Messages' },
  { value: 'text', label: 'Text' },
  { value: 'tokens', label: 'Tokens' },
] as const

type View = (typeof views)[number]['value']

/** Longer messages are shown by their beginning: a page cannot hold them. In UTF-16 code units. */
const mostShown = 200_000

/** A prompt filled from one row: as messages, as the text that the model reads, or token by token. */
export function RenderedView({
  rendering,
  ...reading
}: { rendering: Rendering | undefined } & Omit<ModelReadingProps, 'view'>) {
  const [view, setView] = useStoredState<View>('rendered.view', 'messages')
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="How the prompt is shown"
        data={[...views]}
        value={view}
        onChange={(chosen) => setView(views.find(({ value }) => value === chosen)?.value ?? 'messages')}
      />
      {view === 'messages'
        ? rendering?.messages?.map(({ role, content }, index) => (
            <MessageCard
              key={index}
              heading={role}
              aside={content.trim() === '' ? <span>empty</span> : aside(content)}
              text={content.slice(0, mostShown)}
            />
          ))
        : null}
      {view !== 'messages' && rendering?.messages ? <ModelReading view={view} {...reading} /> : null}
    </>
  )
}

function aside(content: string) {
  return content.length > mostShown ? <span>the first {mostShown.toLocaleString('en')} characters</span> : null
}
