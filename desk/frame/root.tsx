import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { styleNonce } from './policy.ts'
import type { DeskRouter } from './router.tsx'
import { cssVariables, theme } from './theme.ts'

/** The whole application: looks, state of the server, and the view that the address names. */
export function Root({ queryClient, router }: { queryClient: QueryClient; router: DeskRouter }) {
  return (
    <MantineProvider
      cssVariablesResolver={cssVariables}
      theme={theme}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
