import { lazy } from 'react'

/** Charts bring the plotting library, which is fetched when their tab is opened. */
export const LazyRunCharts = lazy(() => import('./run-charts.tsx').then((module) => ({ default: module.RunCharts })))
export const LazyScoreChart = lazy(() => import('./score-chart.tsx').then((module) => ({ default: module.ScoreChart })))
