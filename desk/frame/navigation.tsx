import { NavLink, ScrollArea, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import {
  IconChecks,
  IconHome,
  IconNews,
  IconPhoto,
  IconSignature,
  IconTags,
  IconUser,
  IconUsers,
} from '@tabler/icons-react'
import { Link, useMatchRoute } from '@tanstack/react-router'
import { deskMenu } from '#contract/desk-menu.ts'
import { useMe } from '../api/use-me.ts'
import { SignOut } from './sign-out.tsx'

const icons = {
  '/': IconHome,
  '/pieces': IconNews,
  '/pictures': IconPhoto,
  '/topics': IconTags,
  '/bylines': IconSignature,
  '/approval-rules': IconChecks,
} as const satisfies Record<(typeof deskMenu)[number]['to'], typeof IconHome>

/** The views of the application, and the server's own pages where the role may go there. */
export function Navigation() {
  const { name, permissions } = useMe()
  const isAt = useMatchRoute()
  const own = deskMenu.filter(({ needs }) => needs === null || permissions.includes(needs))
  return (
    <>
      <ScrollArea flex={1} type="auto">
        {own.map(({ to, label }) => {
          const Icon = icons[to]
          return (
            <NavLink
              key={to}
              label={label}
              leftSection={<Icon size={18} aria-hidden />}
              active={Boolean(isAt({ to, fuzzy: to !== '/' }))}
              renderRoot={(props) => <Link to={to} {...props} />}
            />
          )
        })}
        {permissions.includes('staff.list') && (
          <NavLink
            href="/desk/staff"
            label="Staff"
            leftSection={<IconUsers size={18} aria-hidden />}
          />
        )}
        <NavLink
          href="/desk/account"
          label={name}
          leftSection={<IconUser size={18} aria-hidden />}
        />
      </ScrollArea>
      <ColourChoice />
      <SignOut />
    </>
  )
}

function ColourChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SegmentedControl
      aria-label="Colours"
      size="xs"
      fullWidth
      value={colorScheme}
      onChange={(chosen) =>
        setColorScheme(chosen === 'light' || chosen === 'dark' ? chosen : 'auto')
      }
      data={[
        { value: 'auto', label: 'System' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
    />
  )
}
