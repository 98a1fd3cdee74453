import { AppShell, Burger, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useMe } from '../api/use-me.ts'
import { Navigation } from './navigation.tsx'
import { Notices } from './notices.tsx'
import { useArrival } from './use-arrival.ts'

/** What stands around every view: navigation, notices, and the way past them for the keyboard. */
export function Frame() {
  const [isOpen, menu] = useDisclosure()
  const { paper } = useMe()
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has chosen a view wants to see it
  useEffect(menu.close, [pathname])
  useArrival(pathname)
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding="md"
    >
      <a className="desk-skip" href="#content">
        Skip to the page
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" gap="sm" wrap="nowrap">
          <Burger
            opened={isOpen}
            onClick={menu.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label="Menu"
            aria-expanded={isOpen}
          />
          <Text component="p" ff="heading" fw={700} truncate>
            <Link to="/" className="desk-paper">
              {paper.siteName}
            </Link>{' '}
            <Text span c="dimmed" fs="italic" fw={400} inherit>
              desk
            </Text>
          </Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Desk">
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Notices />
        <Suspense>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  )
}
