/** Lines that stand over what comes behind the last piece: comments, and who makes the page. */
const HEADS = [
  'about us|about|contacts?|contact us|comments?|leave a (?:comment|reply)|post a comment|join the (?:conversation|discussion)|discussion|subscribe|newsletter',
  'о нас|о проекте|об издании|контакты|комментарии|оставить комментарий|добавить комментарий|обсуждение|написать комментарий|рассылка|подписка',
  'біз туралы|байланыс|пікірлер|пікір қалдыру|пікір жазу',
  'биз жөнүндө|байланыш|пикирлер|комментарийлер|пикир калтыруу',
  'biz haqimizda|aloqa|izohlar|izoh qoldirish|fikr bildirish',
  'биз ҳақимизда|алоқа|изоҳлар|изоҳ қолдириш',
  'дар бораи мо|тамос|шарҳҳо|назарҳо',
  'biz hakda|habarlaşmak|teswirler',
]
const COUNT = '(?: ?[(\\[]?\\d+[)\\]]?)?'
const TAIL = new RegExp(`^(?:\\d+ )?(?:${HEADS.join('|')})${COUNT}$`, 'u')
/** `2 responses to “…”` */
const ANSWERS =
  /^(?:\d+|one|two|three) (?:responses?|comments?|repl(?:y|ies)|thoughts?) (?:to|on) \S/

/** Whether what follows such a line (as `phraseKey` gives it) is no piece any more. */
export function headsTail(key: string): boolean {
  return (key.length < 40 && TAIL.test(key)) || ANSWERS.test(key)
}
