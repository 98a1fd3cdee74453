/**
 * What a page says of itself to its visitors, wherever in a sentence, by language; in lower case.
 * Each is a piece of a regular expression. A short line with one of them is no news, a longer one
 * needs two.
 */
const ENGLISH = [
  'ctrl ?\\+ ?enter',
  '\\bcookies?\\b',
  'newsletter',
  'your inbox',
  'your e-?mail',
  'e-?mail address',
  'terms of (?:use|service)',
  'privacy policy',
  'hyperlink',
  'active link',
  'link to the (?:source|site)',
  'edited for (?:length|clarity|brevity)',
  '(?:views|opinions) expressed',
  'not necessarily reflect',
  '(?:support|follow|join|subscribe to) (?:us|our)\\b',
  'mass media (?:outlet|certificate|registration)',
  'certificate no',
  'our standards',
  'webmaster',
  'best viewed',
  'has been visited',
  'not be published',
  'required fields',
  'comments? (?:are|is) (?:closed|moderated|disabled)',
  '(?:logged|log|sign) in to (?:comment|post)',
  'with (?:the )?permission of',
  'without (?:prior )?(?:written )?permission',
  '(?:developed|designed|powered|hosted) by',
  'min(?:ute)?s?\\.? read',
  'mobile app',
  'editor-in-chief',
  'editorial (?:office|team|board)',
  'this (?:article|story|text) (?:was|is) (?:first |originally )+published',
  '(?:originally|first) published (?:by|in|on|at)',
  'tip line',
  'listen to (?:this|the) (?:article|story)',
]
const RUSSIAN = [
  'время чтения',
  'подпи(?:шись|шитесь|сывайтесь|сывайся)',
  'присоединяйтесь',
  'поддержите (?:нас|редакцию|наш|независим)',
  'гиперссылк',
  'активн\\p{L}+ ссылк',
  'ссылка на (?:источник|сайт|первоисточник|издание)',
  'ссылк\\p{L}+ обязательн',
  'ссылка обязательна',
  'мнени[ея] (?:автор|редакци)',
  'может не совпадать',
  'могут не совпадать',
  'свидетельство о',
  'зарегистрирован\\p{L}* .{0,40}(?:сми|издани)',
  'регистрации сми',
  'главный редактор',
  'шеф-редактор',
  'выпускающий редактор',
  'адрес редакции',
  'учредитель',
  'наш\\p{L}* (?:telegram|телеграм|канал|сайт|рассылк|instagram|инстаграм|соцсет|приложени|whatsapp)',
  'telegram-канал\\p{L}* ',
  'выделите (?:её|ее|фрагмент|текст|ошибку)',
  'файл\\p{L}* cookie',
  'обработк\\p{L}+ (?:персональных )?данных',
  'персональных данных',
  'конфиденциальност',
  'авторски[ех] прав',
  'перепечатк',
  '(?:использовани|копировани|цитировани)\\p{L}+ материал',
  'размещени\\p{L}+ рекламы',
  'e-mail не будет',
  'обязательные поля',
  'войдите, чтобы',
  'правила (?:комментирования|сайта)',
  'мобильно\\p{L}+ приложени',
  'дата последнего обновления',
  'количество просмотров',
  'больше новостей',
  'оставайтесь с нами',
]
const REGIONAL = [
  'жазылыңыз',
  'сілтеме (?:жаса|міндетті|көрсет)',
  'гиперсілтеме',
  'бас редактор',
  'редакция(?:ның)? (?:көзқарас|пікір|мекенжай)',
  'автор(?:дың)? (?:көзқарас|пікір)',
  'куәлік',
  'материалдар\\p{L}* (?:пайдалан|көшір|қолдан)',
  'шилтеме (?:милдет|бер|кой)',
  'башкы редактор',
  'күбөлүк',
  'havola (?:ko.?rsat|shart|qilin|bo.?l)',
  'obuna bo',
  'bosh muharrir',
  'tahririyat',
  'guvohnoma',
  'material\\p{L}* .{0,40}(?:foydalan|ko.?chir)',
  'ҳавола (?:кўрсат|шарт|қилин|бўл)',
  'обуна бўл',
  'бош муҳаррир',
  'таҳририят',
  'гувоҳнома',
  'материал\\p{L}* .{0,40}(?:фойдалан|кўчир)',
  'обуна шав',
  'сармуҳаррир',
  'истинод (?:ҳатмист|ҳатмӣ|зарур)',
  'идораи (?:мо|рӯзнома|сомона)',
  'agza bol',
  'baş redaktor',
  'salgylanma',
  'salgymyz',
]

/** An address, a telephone, an age limit: what footers are made of. */
const CONTACT =
  /\S@\S+\.\S|\+\d[\d ()-]{8,}|\bhttps?:\/\/|\bwww\.|(?:^|[\s(])(?:0|6|12|16|18)\+(?:$|[\s.)])|\d{1,4}[xх]\d{3,4}$/u
const WORDS = new RegExp([...ENGLISH, ...RUSSIAN, ...REGIONAL].join('|'), 'gu')
/** `(Reporting by …; Editing by …)` */
const MADE_BY =
  /^\(?(?:additional |further )?(?:reporting|writing|editing|translation|translated|compiled|edited) by .{3,120}\)?\.?$/u

const SHORT = 170
const LONGEST = 400
const FEW_WORDS = 14

/** Whether a line, in lower case, speaks of the site and not of the world. */
export function isAboutSite(lower: string, words: number): boolean {
  if (lower.length > LONGEST) return false
  if (words <= FEW_WORDS && CONTACT.test(lower)) return true
  const found = new Set(lower.match(WORDS) ?? []).size
  return found >= (lower.length > SHORT ? 2 : 1) || MADE_BY.test(lower)
}
