import { z } from 'zod'

/**
 * Makes libraries keep to the page's policy, before any of them runs: this module is imported first.
 * Style elements carry the nonce of the shell (react-remove-scroll asks webpack's name for it), and
 * Zod does not try whether it may compile its schemas, which the policy would report as a breach.
 */
export const styleNonce =
  document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

Object.assign(globalThis, { __webpack_nonce__: styleNonce })
z.config({ jitless: true })
