import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const startedAt = new Date()
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * What is built, and where it lies:
 *
 *     out/main/: index.js, service.js, runtime.js, cli.js, the worker threads, and their shared chunks, as ES modules
 *     out/preload/index.cjs, one CommonJS file, because a sandboxed preload script can be nothing else
 *     out/renderer/index.html and assets/
 *
 * `src/<layer>/file.ts` and `out/main/file.js` are both two folders below the root and chunks lie flat, so
 * `new URL('../../resources/', import.meta.url)` in a file directly in its layer's folder is right in both.
 */
export default defineConfig({
  main: {
    build: {
      sourcemap: true,
      rolldownOptions: {
        input: {
          'index': at('src/main/index.ts'),
          'service': at('src/services/service-process.ts'),
          'runtime': at('src/runtime/runtime-process.ts'),
          'cli': at('src/cli/index.ts'),
          'template-worker': at('src/services/templates/template-worker.ts'),
          'dataset-worker': at('src/services/datasets/dataset-worker.ts'),
          'import-worker': at('src/services/transfer/import-worker.ts'),
          'report-worker': at('src/services/runs/report-worker.ts'),
          'grid-worker': at('src/services/runs/grid-worker.ts'),
          'metrics': at('src/core/published/metrics.ts'),
          'statistics': at('src/core/published/statistics.ts'),
          'script-worker': at('src/services/scoring/script-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react(), rootBase(), developmentPolicy(), buildStamp()],
    worker: { format: 'es' },
    build: {
      minify: true,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: at('src/renderer/index.html'),
        output: {
          codeSplitting: {
            groups: [
              // Every page needs it to load others; left to itself it ends up in Monaco's chunk, and brings all of that along.
              { name: 'preload', test: /vite[\\/]preload-helper/, priority: 1 },
              { name: 'monaco', test: /node_modules[\\/]monaco-editor/ },
              { name: 'plot', test: /node_modules[\\/](@observablehq|d3|d3-[a-z-]+)[\\/]/ },
              {
                name: 'interface',
                test: /node_modules[\\/](react|react-dom|scheduler|@mantine|@floating-ui|@tanstack)[\\/]/,
              },
            ],
          },
        },
      },
    },
  },
})

/** Addresses assets from the root, so that a page opened at /experiments/3 finds them; electron-vite sets `./`. */
function rootBase(): Plugin {
  return { name: 'assay:root-base', config: (config) => void (config.base = '/') }
}

/** Takes the content security policy out of the page that the development server serves, whose reloading breaks it. */
function developmentPolicy(): Plugin {
  return {
    name: 'assay:development-policy',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
  }
}

/** Leaves `out/built` behind a whole build, dated by its start: sources changed meanwhile are newer than it. */
function buildStamp(): Plugin {
  return {
    name: 'assay:build-stamp',
    apply: 'build',
    writeBundle() {
      mkdirSync(at('out'), { recursive: true })
      writeFileSync(at('out/built'), `${startedAt.toISOString()}\n`)
      utimesSync(at('out/built'), startedAt, startedAt)
    },
  }
}
