import { Button, Modal, NativeSelect, Radio, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Piece } from '#contract/desk.ts'
import { type ExpungeStand, type ReasonClass, reasonClasses } from '#contract/desk-expunge.ts'
import { ask } from '../../api/ask.ts'
import { DialogEnd } from '../../dialogs/dialog-end.tsx'
import { useFocusBack } from '../../dialogs/use-focus-back.ts'
import { reasonsInWords } from './expunge-words.ts'
import { ForeseenList } from './foreseen-list.tsx'
import { TypedSlug } from './typed-slug.tsx'
import { useForeseen } from './use-expunge.ts'

type Props = Pick<ExpungeStand, 'readersAreTold'> & { piece: Piece; onClose: () => void }

/** An owner says what is to be destroyed and why, sees what that takes, and orders it. */
export function OrderDialog({ piece, readersAreTold, onClose }: Props) {
  useFocusBack()
  const [isWhole, setWhole] = useState(false)
  const [words, setWords] = useState('')
  const [reasonClass, setReason] = useState<ReasonClass>('personal-data')
  const [typed, setTyped] = useState('')
  const { foreseen, look, problem, isBusy, run, renew } = useForeseen(piece.articleId)
  const passage = isWhole ? null : words.trim()
  const isForeseen = foreseen !== null && foreseen.passage === passage
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isForeseen) return void look(passage)
    const body = { passage, reasonClass, slug: typed }
    const at = `/pieces/${piece.articleId}/expunge`
    if (!(await run(() => ask('POST', at, { body })))) return
    await renew()
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="Expunge"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Text>
            What the law or somebody’s rights forbid to keep is destroyed in everything that was
            ever saved or printed. It cannot be undone. Nothing happens before a second person has
            confirmed it.
          </Text>
          <What {...{ isWhole, setWhole, words, setWords }} />
          <NativeSelect
            label="Reason"
            value={reasonClass}
            data={reasonClasses.map((value) => ({ value, label: reasonsInWords[value] }))}
            onChange={({ currentTarget: { value } }) =>
              setReason(reasonClasses.find((one) => one === value) ?? reasonClass)
            }
          />
          {isForeseen && (
            <>
              <ForeseenList
                {...{ piece, passage, reasonClass, readersAreTold }}
                foreseen={foreseen.found}
              />
              <TypedSlug slug={piece.slug} typed={typed} onTyped={setTyped} />
            </>
          )}
          <DialogEnd problem={problem} onCancel={onClose}>
            {isForeseen ? (
              <Button type="submit" color="red.8" loading={isBusy} disabled={typed !== piece.slug}>
                Order it
              </Button>
            ) : (
              <Button type="submit" loading={isBusy} disabled={passage === ''}>
                See what would go
              </Button>
            )}
          </DialogEnd>
        </Stack>
      </form>
    </Modal>
  )
}

type WhatProps = {
  isWhole: boolean
  setWhole: (isWhole: boolean) => void
  words: string
  setWords: (words: string) => void
}

function What({ isWhole, setWhole, words, setWords }: WhatProps) {
  return (
    <>
      <Radio.Group
        label="What is to go"
        value={isWhole ? 'whole' : 'words'}
        onChange={(value) => setWhole(value === 'whole')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="words" label="Words in it, such as a name" />
          <Radio value="whole" label="The whole piece" />
        </Stack>
      </Radio.Group>
      {!isWhole && (
        <Textarea
          required
          label="The words, letter by letter as they stand in it"
          description="Letter case counts. Each form of a name is an order of its own."
          autosize
          minRows={2}
          maxLength={20_000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
    </>
  )
}
