import type { Messages } from './catalogue.ts'
import { ratesRu } from './rates-ru.ts'
import { listed, pluralForm } from './word-forms.ts'

/** `forms`: beside 1, beside 2, beside 5 */
function inForm(count: number, forms: readonly [string, string, string]): string {
  const form = pluralForm('ru', count)
  return form === 'one' ? forms[0] : form === 'few' ? forms[1] : forms[2]
}

/** A fraction takes the genitive singular: «0,18 процента». */
function percents(percent: number, shown: string): string {
  const word = Number.isInteger(percent)
    ? inForm(percent, ['процент', 'процента', 'процентов'])
    : 'процента'
  return `${shown} ${word}`
}

type Capture = { day: string | null; origin: string }

function copyOf({ day, origin }: Capture, word: string): string {
  const copy = day === null ? `${word} страницы без даты` : `${word} страницы от ${day}`
  return origin === '' ? copy : `${copy} (${origin})`
}

const currencies: Record<string, string> = {
  KZT: 'Казахстанский тенге',
  KGS: 'Кыргызский сом',
  TJS: 'Таджикский сомони',
  UZS: 'Узбекский сум',
  TMT: 'Туркменский манат',
  USD: 'Доллар США',
  EUR: 'Евро',
  RUB: 'Российский рубль',
  CNY: 'Китайский юань',
}

const amounts: Record<string, string> = {
  KZT: 'казахстанского тенге',
  KGS: 'кыргызского сома',
  TJS: 'таджикского сомони',
  UZS: 'узбекского сума',
  TMT: 'туркменского маната',
  USD: 'доллара США',
  EUR: 'евро',
  RUB: 'российского рубля',
  CNY: 'китайского юаня',
}

/** The public site in Russian. */
export const ru: Messages = {
  skipToContent: 'Перейти к содержанию',
  home: 'Главная страница',
  sampleSite:
    'Это образец газеты: он показывает, как устроен такой сайт. Курсы валют здесь вымышлены.',
  pageTitle: (title, siteName) => `${title} · ${siteName}`,

  nav: {
    sections: 'Рубрики',
    countries: 'Страны',
    about: 'О сайте',
    editions: 'Языки',
    archive: 'Архив',
    search: 'Поиск',
    corrections: 'Исправления',
    rates: 'Курсы валют',
    above: 'Вы здесь',
    forms: 'Эта страница в другом виде',
    feedFormats: { xml: 'RSS', atom: 'Atom', json: 'JSON Feed' },
    /** `title`: of what is followed */
    feeds: (title: string) => `Подписаться на ленту: ${title}`,
    plainText: 'Простой текст',
    markdown: 'Markdown',
  },

  ticker: {
    title: 'Курсы валют',
    pause: 'Остановить строку курсов',
    caption: (source, day) =>
      source.isInvented
        ? `Курсы для образца, вымышленные, ${day}`
        : `Официальные курсы: ${source.name}, ${day}`,
    lineSource: (source, day) => `${source}, ${day}`,
    none: 'Официальных курсов пока нет',
    notes: {
      fixedSince: (day) => `официальный, неизменный с ${day}`,
      derived: (source) => `рассчитан по таблице: ${source}`,
      suspect: 'не подтверждён',
      late: 'новый курс запаздывает',
      stale: 'устарел',
      source_down: 'источник не отвечает',
    },
    spoken: (base, amount, change, day) => `${base}: ${amount}, ${change}, на ${day}`,
    spokenUnknown: (base) => `${base}: официального курса пока нет`,
    currencies,
    amount: (value, currency) => `${value} ${amounts[currency] ?? currency}`,
    change: {
      up: (percent, shown) => `рост на ${percents(percent, shown)}`,
      down: (percent, shown) => `снижение на ${percents(percent, shown)}`,
      level: () => 'без изменений',
      unknown: () => 'изменение неизвестно',
    },
  },

  rates: ratesRu,

  front: {
    lead: 'Главное',
    secondary: 'Другие главные материалы',
    latest: 'Последние новости',
    rates: 'Курсы дня',
    ratesAbout: 'Изменение — курса национальной валюты к предыдущему установленному.',
    opinion: 'Мнения',
    briefs: 'Коротко',
    allOf: (name) => `${name}: все материалы`,
    allOpinion: 'Все мнения',
    allBriefs: 'Все короткие новости',
    archive: 'Все материалы по дням',
    empty: 'Пока ничего не опубликовано.',
  },

  listing: {
    section: 'Рубрика',
    country: 'Страна',
    topic: 'Тема',
    author: 'Автор',
    kind: 'Жанр',
    archive: 'Архив',
    archiveAll: 'Архив',
    recovered: 'Материалы без даты',
    recoveredAbout:
      'Материалы, спасённые из копий старых страниц; точный день их выхода неизвестен. Первыми стоят те, что могут быть новее.',
    pieces: (count, shown) => `${shown} ${inForm(count, ['материал', 'материала', 'материалов'])}`,
    viewing: (from, to, total) =>
      from === to
        ? `Показан результат ${from} из ${total}`
        : `Показаны результаты ${from}–${to} из ${total}`,
    empty: 'Здесь пока ничего не опубликовано.',
    pages: 'Страницы результатов',
    previous: 'Предыдущая страница',
    next: 'Следующая страница',
    page: (number) => `Страница ${number}`,
    pageOf: (title, number) => `${title}, страница ${number}`,
    description: (title, siteName) => `${title}: материалы издания «${siteName}».`,
  },

  kinds: {
    news: 'Новость',
    brief: 'Коротко',
    analysis: 'Анализ',
    opinion: 'Мнение',
    interview: 'Интервью',
    live: 'Онлайн',
    sponsored: 'На правах рекламы',
  },

  kindListings: {
    news: 'Новости',
    brief: 'Коротко',
    analysis: 'Аналитика',
    opinion: 'Мнения',
    interview: 'Интервью',
    live: 'Онлайн-трансляции',
    sponsored: 'Материалы на правах рекламы',
  },

  labels: { sample: 'Образец' },

  article: {
    by: (names) => `Текст: ${listed(names, 'и')}`,
    byBefore: 'Текст:',
    published: (moment) => `Опубликовано ${moment}`,
    placedHere: (moment) => `Размещено здесь ${moment}`,
    noted: {
      correction: (day) => `Исправлено ${day}`,
      clarification: (day) => `Уточнено ${day}`,
      update: (day) => `Дополнено ${day}`,
      reply: (day) => `Ответ добавлен ${day}`,
    },
    revised: (number, moment) => `Версия ${number}, ${moment}`,
    recoveredFrom: (capture) => `Источник текста — ${copyOf(capture, 'копия')}.`,
    sponsoredNotice: 'Этот материал оплачен. Редакция не готовила его как новость.',
    opinionNotice: 'Это мнение. Оно выражает взгляды автора.',
    disclosed: (name, disclosure) => `Об авторе (${name}): ${disclosure}`,
    sampleNotice:
      'Это образец: материал написан, чтобы показать, как устроен такой сайт. Не полагайтесь на него.',
    sources: 'Источники',
    rights: {
      own: '',
      licensed: 'Публикуется по лицензии.',
      'public-domain': 'Общественное достояние.',
    },
    terms: 'Рубрики и темы',
    earlierCoverage: 'О чём писали раньше',
    related: (name: string) => `Ещё по теме: ${name}`,
    laterCoverage: 'Что было дальше',
    history: 'История этого материала',
    otherEditions: 'На других языках:',
    oldRevision: (number, latest) =>
      `Вы читаете версию ${number}. С тех пор материал изменился; его нынешняя версия — ${latest}.`,
    toCurrent: 'Читать нынешнюю версию',
    preview:
      'Предварительный просмотр. Эта страница не опубликована, может измениться и не предназначена для передачи другим.',
    about: 'Об этом материале',
  },

  share: {
    title: 'Поделиться',
    mail: 'По почте',
  },

  date: {
    undatedRecovered: (capture) => `Без даты; источник текста — ${copyOf(capture, 'копия')}`,
    undated: 'Без даты',
    notLaterThan: (day) => `Без даты; не позднее ${day}`,
    probablyNotLaterThan: (day) => `Без даты; вероятно, не позднее ${day}`,
    between: (from, to) => `В период с ${from} по ${to}`,
    probably: (day) => `Вероятно, ${day}`,
    probablyBetween: (from, to) => `Вероятно, в период с ${from} по ${to}`,
    basis: {
      recorded: '',
      stated: 'Эта дата стояла на самом материале.',
      inferred: 'Дату мы установили по тому, что окружает материал.',
      'not-after-capture': 'Самая поздняя возможная дата — день, когда была сохранена страница.',
    },
  },

  search: {
    title: 'Поиск',
    /** `asked`: as it was typed */
    titleOf: (asked) => `Поиск: ${asked}`,
    about:
      'Ищет в заголовках и текстах всех материалов. Слова в кавычках ищутся как есть; минус исключает материалы со словом, которое стоит за ним.',
    ask: 'Что вы ищете?',
    everywhere: 'На всех языках',
    go: 'Найти',
    none: 'Ничего не нашлось. Попробуйте меньше слов или другое написание.',
    cut: 'Нашлось больше, чем показано: учтены только самые новые материалы. Уточните запрос ещё одним словом.',
    faults: {
      'too-short': 'Этого мало для поиска: нужно хотя бы одно слово из двух букв.',
      'too-long': 'Запрос слишком длинный: не больше двенадцати слов и 200 знаков.',
      'too-slow':
        'Поиск занял слишком много времени. Попробуйте меньше слов или более редкие слова.',
    },
  },

  correction: {
    kinds: {
      correction: 'Исправление',
      clarification: 'Уточнение',
      update: 'Дополнение',
      reply: 'Ответ',
    },
    headed: (kind, day) => `${kind}, ${day}`,
    all: 'Исправления к этому материалу',
    listTitle: 'Исправления',
    listAbout:
      'Все исправления, уточнения, дополнения и ответы к опубликованным материалам, сначала новые. То, что было напечатано раньше, остаётся в истории материала.',
    none: 'Исправлений пока не было.',
    version: (number) => `версия ${number}`,
  },

  history: {
    of: (headline) => `История материала «${headline}»`,
    about:
      'Все версии, которые были здесь опубликованы, остаются здесь. Каждое изменение — новая версия с открытым пояснением.',
    version: (number) => `Версия ${number}`,
    current: 'нынешняя',
    first: 'Первая публикация',
    back: 'Вернуться к материалу',
    changed: 'Опубликовано снова без пояснения',
  },

  block: {
    table: 'Таблица',
    speaker: (name) => `— ${name}`,
    aside: 'Врезка',
    picture: (alt) => `Изображение: ${alt}`,
    credit: (credit) => `Изображение: ${credit}`,
    embed: (site) => `На другом сайте: ${site}`,
    file: (title) => `Файл: ${title}`,
    audio: (title) => `Запись: ${title}`,
    video: (title) => `Видео: ${title}`,
    rateChart: (pair, days) => `Курс ${pair}, период в днях: ${days}`,
    storyline: (title) => `Сюжет: ${title}`,
    register: (title) => `Реестр: ${title}`,
  },

  staticPage: {
    version: (number, day) => `Версия ${number}, ${day}`,
  },

  gone: {
    withdrawn: 'Этот материал отозван',
    killed: 'Этот материал снят с публикации',
    expunged: 'Этот текст удалён',
    on: (day) => `Дата: ${day}`,
  },

  problem: {
    notFound: 'Такой страницы нет',
    notFoundMessage:
      'По этому адресу ничего нет. Возможно, в нём опечатка или ссылка, которая вела сюда, неверна.',
    methodNotAllowed: 'Здесь этого сделать нельзя',
    methodNotAllowedMessage: 'По этому адресу можно только читать.',
    tooMany: 'Слишком много запросов',
    tooManyMessage: (seconds) => `Подождите, пожалуйста, ${seconds} с.`,
    broken: 'У нас что-то сломалось',
    brokenMessage:
      'Страницу не удалось подготовить. Сбой записан; пожалуйста, попробуйте ещё раз немного позже.',
    away: 'Сайт ненадолго остановлен',
    awayMessage: 'База данных сейчас недоступна. Пожалуйста, попробуйте через полминуты.',
    notFounded: 'Эта газета ещё не настроена',
    notFoundedMessage: 'Тот, кто её ведёт, может сделать это командой `chapar init`.',
    reference: (id) => `Номер для обращения в редакцию: ${id}`,
    goOn: 'Куда перейти отсюда',
  },
}
