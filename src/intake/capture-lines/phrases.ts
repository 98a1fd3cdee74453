/**
 * What pages say around their articles, by language. These are the common words of the trade, not
 * of any one publisher. `starts` are beginnings of a line of any length, `whole` are lines of
 * their own; all are compared in lower case without bullet and closing punctuation.
 */
type Phrases = { starts: readonly string[]; whole: readonly string[] }

/** Ends a piece on a listing: the way to the rest of it. */
const onward: Phrases = {
  starts: [
    'read more', 'read full', 'read the full', 'read also', 'read the rest', 'continue reading',
    'register to read', 'log in to read', 'login to read', 'subscribe to read', 'sign in to read',
    'full story', 'full article', 'click here to read', 'see also', 'also read', 'more details', 'editor’s',
    'читать далее', 'читать дальше', 'читать полностью', 'читайте также', 'читайте еще',
    'читать также', 'подробнее', 'продолжение', 'смотрите также', 'по теме', 'далее',
    'толығырақ', 'толық оқу', 'жалғасын оқу', 'оқи отырыңыз', 'сондай-ақ оқыңыз', 'тағы оқыңыз',
    'кененирээк', 'толугу менен', 'дагы окуңуз', 'улантуу', 'көбүрөөк окуу',
    'batafsil', "to‘liq o‘qish", "to'liq o'qish", 'davomini o', 'shuningdek, o‘qing', 'ko‘proq o‘qish',
    'батафсил', 'тўлиқ ўқиш', 'давомини ўқи', 'шунингдек ўқинг',
    'муфассал', 'бештар', 'идомаи матн', 'ҳамчунин хонед', 'dowamy',
  ],
  whole: ['more', 'read', 'full text', 'ещё', 'еще', 'тағы', 'дагы', "ko'proq", 'яна'],
}

/** Stands around pieces: ways about the site, calls, counters, rights. */
const around: Phrases = {
  starts: [
    'subscribe', 'sign up', 'sign in', 'log in', 'follow us', 'follow our', 'please, follow',
    'please follow', 'please subscribe', 'join our', 'join us', 'share this', 'share on', 'share:',
    'share via', 'tweet', 'copy link', 'print this', 'email this', 'send to', 'leave a comment',
    'leave a reply', 'post a comment', 'write a comment', 'add comment', 'comments', 'no comments',
    'be the first to comment', 'all rights reserved', 'copyright', '©', '(c) ', 'terms of', 'privacy',
    'cookie', 'we use cookies', 'this website uses', 'this site uses', 'our website uses', 'by continuing to',
    'by clicking', 'advertis', 'sponsored content', 'skip to', 'back to', 'go to', 'powered by',
    'designed by', 'developed by', 'website by', 'related ', 'you may also', 'you might also',
    'recommended', 'most read', 'most popular', 'most viewed', 'popular', 'trending', 'latest news',
    'top stories', 'more from', 'more news', 'more stories', 'other news', 'tags', 'tag:', 'categor',
    'posted in', 'filed under', 'topics:', 'views:', 'viewing results', 'showing', 'displaying',
    'results ', 'page ', 'pages:', 'previous', 'next ', 'older ', 'newer ', 'load more', 'show more',
    'view all', 'see all', 'all news', 'main menu', 'menu', 'updated:', 'last updated', 'the post ',
    'if you find', 'if you have found', 'if you notice', 'found a mistake', 'found an error',
    'select the text', 'reproduction', 'republish', 'reprint', 'when using', 'download our',
    'download the app', 'contact us', 'about us', 'editorial office', 'tel:', 'tel.', 'phone:',
    'e-mail', 'email:', 'address:', 'support us', 'support independent', 'donate', 'help us',
    'stay up to date', 'stay informed', 'stay tuned', 'get the latest', 'your email', 'enter your',
    'search', 'breaking:', 'watch live', 'loading', 'javascript', 'enable javascript', 'archive',
    'подпи', 'следите за', 'читайте нас', 'присоединяйтесь', 'поделиться', 'поделитесь', 'комментар',
    'оставить комментарий', 'добавить комментарий', 'написать комментарий', 'нет комментариев',
    'все права', 'использование материалов', 'при использовании', 'перепечатка', 'копирование', 'реклам',
    'политика конф', 'пользовательское', 'информация об огранич', 'обратная связь', 'контакт', 'о проекте',
    'о нас', 'о компании', 'главная', 'главные новости', 'последние новости', 'все новости', 'лента',
    'популярн', 'самое читаемое', 'рекоменд', 'другие новости', 'новости по теме', 'связанные', 'теги',
    'тэги', 'метки', 'рубрик', 'категори', 'просмотр', 'поиск', 'искать', 'меню', 'войти', 'вход',
    'регистрация', 'нашли ошибку', 'нашли опечатку', 'если вы нашли', 'если вы заметили', 'сообщить об',
    'редакция', 'телефон', 'тел.', 'тел:', 'мы используем', 'этот сайт использует', 'на сайте используются',
    'продолжая', 'принять', 'согласен', 'показано', 'показать еще', 'показать ещё', 'загрузить', 'страниц',
    'предыдущ', 'следующ', 'назад', 'вперед', 'вперёд', 'мы в соц', 'приложени', 'карта сайта', 'наверх',
    'разработ', 'курс валют', 'курсы валют', 'погода', 'прогноз погоды', 'распечатать', 'версия для печати',
    'бөлісу', 'пікір', 'жазылыңыз', 'жазылу', 'барлық құқық', 'жарнама', 'байланыс', 'іздеу', 'басты бет',
    'соңғы жаңалықтар', 'барлық жаңалықтар', 'тегтер', 'қаралды', 'көрсетілім', 'материалды пайдалан',
    'құпиялылық', 'біз туралы', 'ауа райы', 'келесі', 'алдыңғы', 'танымал', 'ең көп', 'қатысты жаңалық',
    'бөлүшүү', 'пикир', 'комментарий', 'бардык укук', 'жарнак', 'издөө', 'башкы бет', 'акыркы жаңылык',
    'көрүүлөр', 'байланыш', 'кийинки', 'мурунку', 'биз жөнүндө', 'окшош жаңылык', 'жазылыңыз',
    'izoh', 'fikr', 'ulash', "obuna bo", 'barcha huquq', 'reklama', 'aloqa', 'qidir', 'bosh sahifa',
    "so‘nggi yangilik", "so'nggi yangilik", "ko‘rishlar", "ko'rishlar", "ko‘rildi", 'mavzuga oid', 'teglar',
    'keyingi', 'oldingi', 'ommabop', 'biz haqimizda', 'sayt materiallari', 'kuzatib boring', 'yangiliklar tasmasi',
    'изоҳ', 'фикр', 'улаш', 'обуна', 'барча ҳуқуқ', 'қидир', 'бош саҳифа', 'сўнгги янгилик', 'кўрилди',
    'кўришлар', 'мавзуга оид', 'кейинги', 'олдинги', 'биз ҳақимизда', 'алоқа',
    'шарҳ', 'назар', 'мубодила', 'ҳамаи ҳуқуқ', 'ҳуқуқи муаллиф', 'ҷустуҷӯ', 'саҳифаи асосӣ', 'тамос',
    'охирин хабар', 'бозгашт', 'навбатӣ', 'дар бораи мо', 'обуна шав', 'paýlaş', 'teswir', 'gözleg', 'baş sahypa',
  ],
  whole: [
    'home', 'share', 'print', 'email', 'save', 'like', 'facebook', 'twitter', 'telegram', 'whatsapp',
    'instagram', 'linkedin', 'youtube', 'vk', 'ok', 'x', 'rss', 'articles', 'article', 'news', 'partners',
    'author', 'authors', 'uncategorized', 'tags', 'video', 'photo', 'photos', 'gallery', 'opinions', 'events', 'politics',
    'economy', 'business', 'society', 'culture', 'sport', 'sports', 'world', 'region', 'regions', 'science',
    'technology', 'travel', 'lifestyle', 'health', 'education', 'features', 'editorial', 'contacts', 'about',
    'accept', 'accept all', 'reject all', 'decline', 'settings', 'manage preferences', 'close', 'ok', 'agree',
    'submit', 'send', 'reply', 'report', 'login', 'register', 'logout', 'english', 'русский', 'қазақша',
    'кыргызча', 'o‘zbekcha', "o'zbekcha", 'ўзбекча', 'тоҷикӣ', 'туркменче', 'türkmençe', 'en', 'ru', 'kz', 'kg', 'uz', 'tj',
    'новости', 'статьи', 'партнеры', 'партнёры', 'политика', 'экономика', 'общество', 'культура', 'спорт',
    'происшествия', 'мир', 'в мире', 'бизнес', 'наука', 'технологии', 'видео', 'фото', 'интервью', 'мнения', 'тема',
    'авторы', 'автор', 'жаңалықтар', 'саясат', 'қоғам', 'мәдениет', 'әлем', 'жаңылыктар', 'саясат', 'коом', 'маданият',
    'дүйнө', 'yangiliklar', 'siyosat', 'jamiyat', 'iqtisodiyot', 'madaniyat', 'jahon', 'сиёсат', 'жамият', 'янгиликлар',
    'иқтисодиёт', 'хабарҳо', 'сиёсат', 'ҷомеа', 'иқтисод', 'фарҳанг', 'варзиш', 'ҷаҳон', 'бонк', 'тег', 'тақвим',
  ],
}

/** The credit or the words of a picture. */
const CREDIT_BEHIND = /[.!?)»”] (?:photos?|images?|picture|фото|сурет|сүрөт|surat|foto|расм|сурат|акс)(?: (?:credit|by|courtesy|of|автора))*\s?[:©] ?.{2,60}$/iu
const CAPTION =
  /^(?:photos?|images?|pictures?|illustration|video|infographics?|file photo|screenshot|фото|иллюстрация|видео|скриншот|изображение|сурет|сүрөт|surat|foto|расм|сурат|акс)(?:\s*(?:credit|by|courtesy|of|source|автора|из|с сайта|с места|предоставлено|\d+|манбаси|manbasi|ж[іе]))*\s*[:©/(–—-]|(?:\((?:photo|image|picture|file photo|фото)[^)]{0,80}\)|(?:\/\/|\/|\||[–—])\s?(?:photo|image|фото|photo credit)\b[^.]{0,80}|\b(?:file photo|getty images|archive photo|фото из архива|архивное фото|courtesy photo))\.?$|^(?:photo|фото|image) (?:by|courtesy|автора|с сайта|из) /iu

const AUTHOR =
  /^(?:(?:written|text|words|reported|reporting|story|photos and text) by|by|authors?|автор(?:ы| текста)?|текст|подготовил[аи]?|мәтін|мақала авторы|авторы|muallif|муаллиф|нависанда)\s*:?\s+/iu
const NAMES =
  /^\p{Lu}[\p{L}\p{M}.'’ʻ-]*(?:(?:,| and| и| және| жана| va| ва)* \p{Lu}[\p{L}\p{M}.'’ʻ-]*){0,6}(?: (?:for|in|,) .{3,40}|, .{3,40})?$/u

/** Section names and kinds that stand alone above a headline. */
const KINDS: readonly (readonly [string, readonly string[]])[] = [
  ['opinion', [
    'opinion', 'opinions', 'op-ed', 'commentary', 'comment', 'column', 'editorial', 'perspective', 'perspectives',
    'viewpoint', 'blog', 'letter', 'essay', 'мнение', 'мнения', 'колонка', 'точка зрения', 'комментарий', 'авторская колонка',
    'взгляд', 'блог', 'пікір', 'көзқарас', 'пікірлер', 'пикир', 'көз караш', 'fikr', 'nuqtai nazar', 'фикр', 'нуқтаи назар', 'андеша', 'назар', 'pikir',
  ]],
  ['interview', [
    'interview', 'interviews', 'q&a', 'q & a', 'exclusive interview', 'интервью', 'беседа', 'сұхбат', 'маек', 'suhbat', 'intervyu', 'суҳбат', 'интервю', 'мусоҳиба', 'söhbetdeşlik',
  ]],
  ['analysis', [
    'analysis', 'explainer', 'in depth', 'in-depth', 'backgrounder', 'news analysis', 'аналитика', 'анализ', 'разбор', 'обзор', 'талдау', 'сараптама', 'талдоо', 'tahlil', 'таҳлил', 'таҳқиқ', 'seljerme',
  ]],
  ['brief', ['in brief', 'brief', 'briefs', 'news in brief', 'коротко', 'кратко', 'қысқаша', 'кыскача', 'qisqacha', 'қисқача', 'мухтасар']],
  ['sponsored', ['sponsored', 'partner content', 'на правах рекламы', 'партнерский материал']],
  ['news', ['news', 'новости', 'жаңалық', 'жаңылык', 'yangilik', 'хабар', 'habar']],
  ['live', ['live', 'live updates', 'онлайн', 'прямой эфир']],
]

export type KindWord = 'opinion' | 'interview' | 'analysis' | 'brief' | 'sponsored' | 'news' | 'live'

const kinds = new Map(KINDS.flatMap(([kind, words]) => words.map((word) => [word, kind] as const)))
const wholes = new Set([...around.whole, ...onward.whole])
const onwardStarts = byFirstLetters(onward.starts)
const aroundStarts = byFirstLetters(around.starts)

/** Whether the line leads on to the rest of a piece. */
export function leadsOn(key: string): boolean {
  return startsWithOne(onwardStarts, key) || onward.whole.includes(key)
}

/** Whether the line begins like the words around pieces. */
export function isAround(key: string): boolean {
  return startsWithOne(aroundStarts, key)
}

/** Whether the line is one of the words around pieces. */
export function isAroundWord(key: string): boolean {
  return wholes.has(key)
}

export function isCaption(text: string): boolean {
  return CAPTION.test(text) || CREDIT_BEHIND.test(text)
}

/** `By Anna Orlova and Bek Saparov`, `Автор: …` */
export function isByline(text: string): boolean {
  const names = authorsOf(text)
  return names !== text && names.length < 90 && NAMES.test(names)
}

/** A byline without the words that say that names follow; any other line as it is. */
export function authorsOf(text: string): string {
  return text.replace(AUTHOR, '')
}

const SIDE_LISTS = [
  'related', 'latest', 'most read', 'most popular', 'most viewed', 'popular', 'trending', 'you may', 'you might', 'more from',
  'more news', 'more stories', 'more on', 'other news', 'read also', 'also read', 'see also', 'recommended', 'recent', 'top stories', 'editor’s', "editor's",
  'читайте также', 'читать также', 'популярн', 'главные новости', 'последние новости', 'новости по теме', 'по теме', 'похожие', 'самое', 'другие новости', 'рекоменд', 'ещё по теме', 'еще по теме',
  'сондай-ақ оқыңыз', 'тағы оқыңыз', 'танымал', 'соңғы жаңалықтар', 'ұқсас', 'дагы окуңуз', 'окшош', 'акыркы жаңылык', 'көп окулган', 'ең көп',
  "mavzuga oid", "so‘nggi yangilik", "so'nggi yangilik", "ko‘p o‘qilgan", "o‘xshash", 'мавзуга оид', 'сўнгги янгилик', 'кўп ўқилган', 'ҳамчунин', 'охирин хабар',
]
const sideListStarts = byFirstLetters(SIDE_LISTS)

/** Whether the line stands over a list of other pieces: `Most read`, `Читайте также`. */
export function headsSideList(key: string): boolean {
  return key.length < 40 && startsWithOne(sideListStarts, key)
}

/** The kind that a label line or a prefix names. */
export function kindNamed(word: string): KindWord | null {
  return (kinds.get(word.toLowerCase().trim()) as KindWord | undefined) ?? null
}

/** Lower case, without closing punctuation and arrows. */
export function phraseKey(text: string): string {
  return text
    .slice(0, 200)
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}©(]+|[\s.:…!»›>→]+$/gu, '')
}

/** Phrases by their first two letters, so that each line is compared with a few only. */
function byFirstLetters(phrases: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const phrase of phrases) {
    const start = phrase.slice(0, 2)
    found.set(start, [...(found.get(start) ?? []), phrase])
  }
  return found
}

function startsWithOne(phrases: Map<string, string[]>, key: string): boolean {
  return (phrases.get(key.slice(0, 2)) ?? []).some((phrase) => key.startsWith(phrase))
}
