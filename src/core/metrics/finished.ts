import { z } from 'zod'
import { scored, unscored, type Metric } from '../metric.ts'

const options = z.strictObject({})

/** 1 when the model ended its answer by itself, 0 when it was cut off or stopped from outside. Unscored when unknown. */
export const finished: Metric<z.infer<typeof options>> = {
  id: 'finished',
  title: 'Answer finished',
  description: 'The model came to an end by itself: neither cut at max tokens nor filtered.',
  scale: 'pass-fail',
  readsOutput: true,
  options,
  score({ finishReason }) {
    if (finishReason === undefined || finishReason === 'other')
      return unscored('the backend did not say how the answer ended')
    return finishReason === 'stop' ? scored(1) : scored(0, `ended by: ${finishReason}`)
  },
}
