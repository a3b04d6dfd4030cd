import { chrfMetric } from './chrf/chrf-metric.ts'

/** chrF2++ against the expected text. */
export const chrfPlusPlus = chrfMetric({
  id: 'chrf-plus-plus',
  title: 'chrF++',
  description:
    'Sequences of characters and of words shared with the expected text, from 0 to 100: sacreBLEU for single ' +
    'sentences (nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no).',
  wordOrder: 2,
})
