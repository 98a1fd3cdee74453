import { Kbd, Modal, Table } from '@mantine/core'
import { keysInWords, otherShortcuts, shortcuts } from '../shortcuts.ts'
import { isMac } from './tool.tsx'

/** All that the keyboard can do in the text. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title="Shortcuts"
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Table>
        <Table.Tbody>
          {[...shortcuts, ...otherShortcuts].map(({ keys, words }) => (
            <Table.Tr key={keys}>
              <Table.Td>{words}</Table.Td>
              <Table.Td>
                <Kbd>{keysInWords(keys, isMac())}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
