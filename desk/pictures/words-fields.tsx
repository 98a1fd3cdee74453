import { Textarea, TextInput } from '@mantine/core'

export type PictureWords = {
  alt: string
  caption: string
  credit: string
  licence: string
  source: string
}

type Props = {
  words: PictureWords
  onChange(words: PictureWords): void
  /** said of `alt` */
  altError?: string | undefined
  isAltRequired?: boolean
  isReadOnly?: boolean
}

/** What is said of a picture. The same fields for the library and for one use. */
export function WordsFields({ words, onChange, altError, isAltRequired, isReadOnly }: Props) {
  const field = (name: keyof PictureWords, longest: number) => ({
    value: words[name],
    maxLength: longest,
    readOnly: isReadOnly ?? false,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...words, [name]: event.currentTarget.value }),
  })
  return (
    <>
      <Textarea
        label="Alt text"
        description="What the picture shows, for those who do not see it"
        autosize
        minRows={2}
        required={isAltRequired ?? false}
        error={altError}
        {...field('alt', 1000)}
      />
      <Textarea label="Caption" autosize minRows={2} {...field('caption', 1000)} />
      <TextInput label="Credit" description="Who made it" {...field('credit', 300)} />
      <TextInput
        label="Licence"
        description="The terms under which it may be shown"
        {...field('licence', 200)}
      />
      <TextInput label="Source" description="Where it was taken from" {...field('source', 500)} />
    </>
  )
}
