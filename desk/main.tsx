import './frame/policy.ts'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './frame/desk.css'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/query-client.ts'
import { hearSignOut } from './api/session-news.ts'
import { watchForRenewal } from './frame/renewal.ts'
import { Root } from './frame/root.tsx'
import { createDeskRouter } from './frame/router.tsx'
import { keepForOffline } from './saving/keep-for-offline.ts'

keepForOffline()
const place = document.getElementById('root')
if (!place) throw new Error('the shell has no place for the application')
watchForRenewal()
hearSignOut()
const queryClient = createQueryClient()
createRoot(place).render(<Root queryClient={queryClient} router={createDeskRouter(queryClient)} />)
