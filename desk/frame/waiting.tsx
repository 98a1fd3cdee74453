import { Center, Loader } from '@mantine/core'
import { Notices } from './notices.tsx'

/** Until it is known who is here; the session may have ended, which the notices tell. */
export function Waiting() {
  return (
    <main>
      <Notices />
      <Center h="50vh">
        <Loader aria-label="The desk is coming" />
      </Center>
    </main>
  )
}
