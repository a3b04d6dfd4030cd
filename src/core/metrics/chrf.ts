import { chrfMetric } from './chrf/chrf-metric.ts'

/** chrF2 against the expected text. */
export const chrf = chrfMetric({
  id: 'chrf',
  title: 'chrF',
  description:
    'Sequences of characters shared with the expected text, from 0 to 100: sacreBLEU for single sentences ' +
    '(nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no).',
  wordOrder: 0,
})
