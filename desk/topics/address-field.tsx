import { TextInput } from '@mantine/core'
import { slugSchema } from '#contract/text.ts'

type Props = { slug: string; onSlug: (slug: string) => void }

/** The last part of the address of a topic, made from its name until somebody writes another. */
export function AddressField({ slug, onSlug }: Props) {
  const parsed = slugSchema.safeParse(slug)
  return (
    <TextInput
      required
      label="Address"
      description={`/topic/${slug || '…'}; it stays, whatever the topic is called later`}
      maxLength={120}
      spellCheck={false}
      value={slug}
      error={parsed.success || slug === '' ? null : `It ${parsed.error.issues[0]?.message}`}
      onChange={(event) => onSlug(event.currentTarget.value)}
    />
  )
}
