import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'

/** Words that are looked for when the typing rests. */
export function WordsFilter({
  words,
  onChange,
}: {
  words: string
  onChange: (words: string) => void
}) {
  const [typed, setTyped] = useState(words)
  const [told, setTold] = useState(words)
  // The address has changed by itself: by Back, by a link, by taking all filters away.
  if (words !== told) {
    setTold(words)
    if (words !== typed.trim()) setTyped(words)
  }
  const tell = useDebouncedCallback(onChange, 250)
  return (
    <TextInput
      type="search"
      label="Words of headline, text or address"
      description="In the text: whole words or their beginnings"
      leftSection={<IconSearch size={16} aria-hidden />}
      flex="1 1 16rem"
      maxLength={100}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value)
        tell(value.trim())
      }}
    />
  )
}
