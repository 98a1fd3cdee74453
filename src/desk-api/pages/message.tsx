import type { DeskAnswer } from '../route.ts'
import { PasskeyDueView } from '../views/passkey-due-view.tsx'

function say(title: string, status: 403 | 404 | 429, sentence: string): DeskAnswer {
  const body = (
    <>
      <p>{sentence}</p>
      <p>
        <a href="/desk">To the desk</a>
      </p>
    </>
  )
  return { page: { title, status, body } }
}

/** After so long it is worth another try, where many try at once. */
export const BUSY_SECONDS = 5

/** Pages that say only what is the matter. */
export const message = {
  notFound: () => say('Not found', 404, 'There is no such page at the desk.'),
  noPreview: () =>
    say('No preview', 404, 'This link has run out, or was ended, or the piece is gone.'),
  notAllowed: () => say('Not allowed', 403, 'Your role does not include this; ask an owner.'),
  foreignForm: () => say('Refused', 403, 'This was not sent from a page of the desk.'),
  madeForAnother: () =>
    say(
      'Nothing was done',
      403,
      'That page was opened for somebody else than who is signed in at this browser now. Open it anew.',
    ),
  /** by the role; 200 where nothing was tried yet */
  passkeyDue: (status: 200 | 403): DeskAnswer => ({
    page: { title: 'Second factor', status, body: <PasskeyDueView /> },
  }),
  tooMany: (seconds: number): DeskAnswer => ({
    ...say('Please wait', 429, `Too many tries: try again in ${inWords(seconds)}.`),
    retryAfter: seconds,
  }),
  busy: (sentence: string): DeskAnswer => ({
    ...say('Please wait', 429, sentence),
    retryAfter: BUSY_SECONDS,
  }),
}

function inWords(seconds: number): string {
  if (seconds < 100) return `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
