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
import { useMe } from '../api/use-me.ts'
import { SignOut } from './sign-out.tsx'

/** `needs`: what a role must include for the view to be of use; null: any role's. */
const views = [
  { to: '/', label: 'First page', icon: IconHome, needs: null },
  { to: '/pieces', label: 'Pieces', icon: IconNews, needs: null },
  { to: '/pictures', label: 'Pictures', icon: IconPhoto, needs: null },
  { to: '/topics', label: 'Topics', icon: IconTags, needs: 'term.add' },
  { to: '/bylines', label: 'Bylines', icon: IconSignature, needs: 'byline.add' },
  { to: '/approval-rules', label: 'Approval rules', icon: IconChecks, needs: 'override.review' },
] as const

/** The views of the application, and the server's own pages where the role may go there. */
export function Navigation() {
  const { name, permissions } = useMe()
  const isAt = useMatchRoute()
  const own = views.filter(({ needs }) => needs === null || permissions.includes(needs))
  return (
    <>
      <ScrollArea flex={1} type="auto">
        {own.map(({ to, label, icon: Icon }) => (
          <NavLink
            key={to}
            label={label}
            leftSection={<Icon size={18} aria-hidden />}
            active={Boolean(isAt({ to, fuzzy: to !== '/' }))}
            renderRoot={(props) => <Link to={to} {...props} />}
          />
        ))}
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
