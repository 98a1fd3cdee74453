import { Button, Group, Modal, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { linkAt, setLink } from '../commands/set-link.ts'
import { addressFault } from '../schema/is-address.ts'

/** The address of a link, checked as the server checks it. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [before] = useState(() => linkAt(editor.state))
  const [address, setAddress] = useState(before ?? '')
  const [fault, setFault] = useState<string | null>(null)
  const put = (href: string) => {
    setLink(href)(editor.state, editor.view.dispatch)
    onClose()
  }
  const submit = () => {
    const href = completed(address.trim())
    const wrong = href === '' ? 'write an address' : addressFault(href)
    if (wrong === null) put(href)
    else setFault(`This address ${wrong}`)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title="Link"
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          submit()
        }}
      >
        <TextInput
          data-autofocus
          label="Address"
          description="A page on the web, an e-mail address, or a path of this site that begins with /"
          value={address}
          error={fault}
          onChange={(event) => {
            setAddress(event.currentTarget.value)
            setFault(null)
          }}
        />
        <Group justify="flex-end" mt="md">
          {before !== null && (
            <Button variant="default" onClick={() => put('')}>
              Take the link away
            </Button>
          )}
          <Button type="submit">{before === null ? 'Link' : 'Change'}</Button>
        </Group>
      </form>
    </Modal>
  )
}

/** What people leave out: "paper.example/x" is meant with https, "desk@paper.example" with mailto. */
function completed(address: string): string {
  if (/^[^\s/:@]+@[^\s/:@]+\.[^\s/:@]+$/.test(address)) return `mailto:${address}`
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#:].*)?$/u.test(address)
    ? `https://${address}`
    : address
}
