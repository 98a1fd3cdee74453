// Asks the browser for a passkey: to make one, or to show one. The question stands in the form, as
// the server has written it; the answer is sent by the same form. WebAuthn cannot do without script.

const form = document.querySelector<HTMLFormElement>('form[data-passkey]')
const told = document.querySelector<HTMLElement>('#passkey-told')

if (form) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void answer(form)
  })
  // A browser that wants to be asked by hand refuses this one, and the button is there.
  void answer(form)
}

async function answer(form: HTMLFormElement): Promise<void> {
  tell('')
  const field = form.elements.namedItem('response')
  if (!(field instanceof HTMLInputElement)) return
  if (!('PublicKeyCredential' in window)) {
    tell('This browser knows no passkeys: use your password.')
    return
  }
  try {
    const question = JSON.parse(form.dataset.question ?? '{}')
    const found = await (form.dataset.passkey === 'create' ? create(question) : get(question))
    field.value = JSON.stringify(found)
    form.submit()
  } catch (error) {
    tell(sentenceOf(error))
  }
}

function sentenceOf(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') return 'This device has a passkey for your account already.'
  if (name === 'SecurityError') return 'Passkeys work only at the address of the site itself.'
  return 'No passkey was given. Press the button to try again.'
}

function tell(sentence: string): void {
  if (told) told.textContent = sentence
}

type Listed = { id: string; transports?: string[] }

async function create(asked: {
  challenge: string
  user: { id: string }
  excludeCredentials?: Listed[]
}) {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: (asked.excludeCredentials ?? []).map(listed),
  }
  // What is left as it came has the names and kinds that the browser expects.
  const made = await navigator.credentials.create({
    publicKey: publicKey as unknown as PublicKeyCredentialCreationOptions,
  })
  const key = made as PublicKeyCredential
  const response = key.response as AuthenticatorAttestationResponse
  return answerOf(key, {
    attestationObject: text(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  })
}

async function get(asked: { challenge: string; allowCredentials?: Listed[] }) {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    allowCredentials: (asked.allowCredentials ?? []).map(listed),
  }
  const shown = await navigator.credentials.get({
    publicKey: publicKey as unknown as PublicKeyCredentialRequestOptions,
  })
  const key = shown as PublicKeyCredential
  const response = key.response as AuthenticatorAssertionResponse
  return answerOf(key, {
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    ...(response.userHandle && { userHandle: text(response.userHandle) }),
  })
}

/** As the server reads it; `proof`: what only a new key, or only a shown one, has. */
function answerOf({ id, rawId, type, response }: PublicKeyCredential, proof: object) {
  const clientDataJSON = text(response.clientDataJSON)
  const extensions = { clientExtensionResults: {} }
  return { id, rawId: text(rawId), type, ...extensions, response: { clientDataJSON, ...proof } }
}

function listed({ id, ...rest }: Listed) {
  return { ...rest, type: 'public-key', id: bytes(id) }
}

/** Base64url, as JSON has bytes. */
function bytes(encoded: string): Uint8Array {
  const plain = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0))
}

function text(buffer: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
