import { Alert } from '@mantine/core'

/** What a paste had to leave out. It stays until somebody closes it. */
export function PasteNotices({
  notices,
  onClose,
}: {
  notices: readonly string[]
  onClose: () => void
}) {
  return (
    <div role="status">
      {notices.length > 0 && (
        <Alert
          color="yellow"
          title="Not all of it could be taken over"
          withCloseButton
          closeButtonLabel="Close the note"
          onClose={onClose}
        >
          <ul>
            {notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  )
}
