import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './theme/global.css'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './app.tsx'
import { startTransport } from './connection/transport.ts'

// The content security policy forbids the code generation that zod would otherwise use.
z.config({ jitless: true })
startTransport()

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
