import type { PictureUse } from '#contract/body.ts'
import type { Messages } from '../messages/catalogue.ts'

/** Whose a picture is, by what licence and from where; '' where nothing is said. */
export function creditLine({ credit, licence, source }: PictureUse, messages: Messages): string {
  const said = [credit, licence, source].filter(Boolean).join('; ')
  return said && messages.block.credit(said)
}
