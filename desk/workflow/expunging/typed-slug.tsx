import { Code, TextInput } from '@mantine/core'

type Props = { slug: string; typed: string; onTyped: (typed: string) => void }

/** Nobody types an address by accident. */
export function TypedSlug({ slug, typed, onTyped }: Props) {
  return (
    <TextInput
      required
      label="Type the last part of its address, to show that you mean this piece"
      description={<Code>{slug}</Code>}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={(event) => onTyped(event.currentTarget.value.trim())}
      // What is pasted or filled in by a browser was not typed.
      onPaste={(event) => event.preventDefault()}
    />
  )
}
