import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { nameInWords, type VersionName } from './version-name.ts'

type Props = {
  articleId: string
  shown: VersionName
  beside: VersionName | null
  all: readonly VersionName[]
}

/** With which other version the one that is shown is compared. */
export function BesideChoice({ articleId, shown, beside, all }: Props) {
  const navigate = useNavigate()
  const choose = (value: string) => {
    const chosen = all.find((name) => name === value)
    if (!chosen) return
    void navigate({
      to: '/pieces/$articleId/versions',
      params: { articleId },
      search: { show: shown, beside: chosen },
      replace: true,
    })
  }
  return (
    <NativeSelect
      label={`${nameInWords(shown)}, compared with`}
      value={beside ?? shown}
      onChange={(event) => choose(event.currentTarget.value)}
      data={all.map((name) => ({ value: name, label: nameInWords(name) }))}
    />
  )
}
