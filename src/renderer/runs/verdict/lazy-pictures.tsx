import { lazy } from 'react'

/** The pictures bring the plotting library, which is fetched when the first of them is shown. */
export const LazyDifferencePicture = lazy(() =>
  import('./difference-picture.tsx').then((module) => ({ default: module.DifferencePicture })),
)
export const LazyMeansPicture = lazy(() =>
  import('./means-picture.tsx').then((module) => ({ default: module.MeansPicture })),
)
