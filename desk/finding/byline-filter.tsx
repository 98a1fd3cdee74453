import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useBylines } from '../api/use-bylines.ts'

type Props = { chosen: string | undefined; onChange: (byline: string | undefined) => void }

/** One public name, looked up while it is typed. */
export function BylineFilter({ chosen, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const [names, setNames] = useState<Record<string, string>>({})
  const [words] = useDebouncedValue(typed.trim(), 200)
  // What is in the field after a choice is no question.
  const isAsked = !Object.values(names).includes(words)
  const { data } = useBylines(isAsked ? words : '')
  const options = (data?.bylines ?? []).map(({ bylineId, name }) => ({
    value: bylineId,
    label: name,
  }))
  const isListed = options.some(({ value }) => value === chosen)
  if (chosen && !isListed) options.push({ value: chosen, label: names[chosen] ?? 'As in the link' })
  return (
    <Select
      label="Byline"
      placeholder="Any"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Any byline' }}
      nothingFoundMessage="None of that name"
      filter={({ options }) => options}
      data={options}
      onSearchChange={setTyped}
      value={chosen ?? null}
      onChange={(id, option) => {
        if (option) setNames({ ...names, [option.value]: option.label })
        onChange(id ?? undefined)
      }}
    />
  )
}
