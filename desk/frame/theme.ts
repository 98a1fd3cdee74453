import {
  Anchor,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
} from '@mantine/core'

/** The blue of the desk's links, from nearly white to nearly black. */
const courier: MantineColorsTuple = [
  '#eaf5fb',
  '#d3e7f2',
  '#a3cfe6',
  '#70b5da',
  '#489fd0',
  '#2f8fc6',
  '#1c6f9f',
  '#0f5a82',
  '#0f4a66',
  '#08364d',
]

/** How the desk looks: system letters, so that none is loaded; dark enough for grey on white. */
export const theme = createTheme({
  primaryColor: 'courier',
  primaryShade: { light: 7, dark: 6 },
  colors: { courier },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  // A link in a sentence is not told by its colour alone.
  components: {
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    // The page has its own banner, and a second one would be announced with each dialog.
    ModalHeader: { defaultProps: { component: 'div' } },
  },
  headings: { fontFamily: 'Georgia, "Noto Serif", serif', fontWeight: '700' },
})

/** Paper and ink of the server's own pages; grey, and red of what was refused, read on both. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fffdf8',
    '--mantine-color-dimmed': '#5d564c',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
  },
  dark: {
    '--mantine-color-body': '#171513',
    '--mantine-color-dimmed': '#b5aea2',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
  },
})
