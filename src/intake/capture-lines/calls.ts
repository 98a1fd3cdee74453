/** Whole sentences that a page addresses to its reader begin so; they count at any length. */
const CALLS = [
  'subscribe to', 'subscribe now', 'sign up', 'follow us', 'follow our', 'please, follow', 'please follow',
  'please subscribe', 'please, subscribe', 'please share', 'join our', 'join us on', 'we use cookies', 'this website uses', 'this site uses',
  'our website uses', 'we value your privacy', 'by continuing to', 'by clicking', 'by using this', 'all rights reserved',
  'copyright ', '© ', 'if you find a', 'if you found a', 'if you have found', 'if you notice', 'if you spot', 'found a mistake', 'found an error',
  'reproduction of', 'reproduction in', 'when using materials', 'when quoting', 'any use of', 'use of materials', 'support our',
  'support independent', 'help us', 'stay up to date', 'stay informed', 'get the latest', 'enter your email', 'your email address',
  'register to read', 'continue reading', 'viewing results', 'showing results', 'the post ', 'you must be logged', 'you need to', 'download our app', 'read us', 'read our', 'watch our',
  'подпишись', 'подпишит', 'подписыва', 'следите за', 'следи за', 'читайте нас', 'читайте онлайн', 'присоединяйтесь', 'нашли ошибку',
  'нашли опечатку', 'если вы нашли', 'если вы заметили', 'заметили ошибку', 'заметили опечатку', 'увидели ошибку', 'обнаружили ошибку', 'сообщите нам', 'все права', 'при использовании', 'при цитировании',
  'при перепечатке', 'использование материалов', 'перепечатка', 'копирование материалов', 'любое использование', 'информация об огранич',
  'политика конф', 'мы используем', 'этот сайт использует', 'на сайте используются', 'наш сайт использует', 'продолжая', 'читайте также', 'поддержите', 'поделитесь', 'есть новость', 'хотите сообщить', 'чтобы оставить комментарий',
  'telegram-каналымызға', 'telegram арна', 'біздің telegram', 'бізге жазыл', 'бізді оқы', 'жазылыңыз', 'барлық құқық', 'материалдарды пайдалан', 'сайт материалдарын', 'қатені', 'қате тапсаңыз',
  'биздин telegram', 'бизге жазыл', 'бардык укук', 'материалдарды колдон', 'ката тапсаңыз',
  'telegram kanalimiz', 'bizning telegram', 'kanalimizga obuna', "obuna bo", 'barcha huquq', 'sayt materiallari', 'saytdagi materiallar', 'xato topsangiz', 'xatolikni ko', 'kuzatib boring',
  'бизнинг telegram', 'каналимизга обуна', 'барча ҳуқуқ', 'сайт материаллари', 'хато топсангиз', 'обуна шавед', 'ҳамаи ҳуқуқ', 'дар телеграм', 'моро дар',
] as const

const byStart = new Map<string, string[]>()
for (const call of CALLS) {
  const start = call.slice(0, 2)
  byStart.set(start, [...(byStart.get(start) ?? []), call])
}

/** Whether a line (lower case, as `phraseKey` gives it) is such a sentence. */
export function isCall(key: string): boolean {
  return (byStart.get(key.slice(0, 2)) ?? []).some((call) => key.startsWith(call))
}
