import { Checkbox, Textarea, TextInput } from '@mantine/core'

export type BylineWords = { name: string; about: string; isPseudonym: boolean; disclosure: string }

type Props = { words: BylineWords; onChange: (some: Partial<BylineWords>) => void }

/** What readers are told of a byline. */
export function BylineFields({ words, onChange }: Props) {
  const { name, about, isPseudonym, disclosure } = words
  return (
    <>
      <TextInput
        data-autofocus
        required
        label="Name, as it is printed"
        maxLength={120}
        value={name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Textarea
        label="About"
        description="A line or two for readers, on the page of the byline"
        maxLength={2000}
        autosize
        value={about}
        // One line, as it is stored.
        onChange={(event) =>
          onChange({ about: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })
        }
      />
      <Checkbox
        label="A pseudonym"
        checked={isPseudonym}
        onChange={(event) => onChange({ isPseudonym: event.currentTarget.checked })}
      />
      {isPseudonym && (
        <Textarea
          required
          label="What readers of opinion are told"
          description="That the name is not the real one, and why"
          maxLength={500}
          autosize
          value={disclosure}
          onChange={(event) =>
            onChange({ disclosure: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })
          }
        />
      )}
    </>
  )
}

/** A disclosure that was typed goes with the tick. */
export function sentWords({ isPseudonym, disclosure, ...rest }: BylineWords): BylineWords {
  return { ...rest, isPseudonym, disclosure: isPseudonym ? disclosure : '' }
}
