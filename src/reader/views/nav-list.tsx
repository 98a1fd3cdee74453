import type { NavItem } from '../page-models.ts'
import type { View } from './view.ts'

type Props = { label: string; items: readonly NavItem[]; view: View; class?: string }

/** A landmark with links; the one that leads here says so. Nothing where there are none. */
export function NavList({ label, items, view, class: className }: Props) {
  if (items.length === 0) return null
  const here = view.page.canonicalPath?.split('?')[0]
  return (
    <nav aria-label={label} class={className}>
      <ul class="nav-items">
        {items.map((item) => (
          <li>
            <a
              class="nav-link"
              href={item.href}
              lang={item.lang}
              aria-current={item.current || item.href === here ? 'page' : undefined}
            >
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
