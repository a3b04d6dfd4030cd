import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [react()],
  resolve: {
    // Merely loading `electron` outside Electron starts a download, so tests see a fake of it.
    alias: [{ find: /^electron$/, replacement: at('src/main/testing/fake-electron.ts') }],
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
    pool: 'forks',
    // Tests start real services and runtimes of their own, which need the other core.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
})
