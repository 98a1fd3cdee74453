import type { Messages } from './catalogue.ts'
import { ratesKk } from './rates-kk.ts'
import { listed } from './word-forms.ts'

// A noun beside a number stands in the singular. Days and names come in ready made and cannot take
// endings, which follow their vowels: so they stand behind a colon or in brackets.

type Capture = { day: string | null; origin: string }

function copyOf({ day, origin }: Capture): string {
  const about = [day ?? 'күні белгісіз', origin].filter((part) => part !== '')
  return `беттің көшірмесі (${about.join('; ')})`
}

const currencies: Record<string, string> = {
  KZT: 'Қазақстан теңгесі',
  KGS: 'Қырғыз сомы',
  TJS: 'Тәжік сомониі',
  UZS: 'Өзбек сумы',
  TMT: 'Түрікмен манаты',
  USD: 'АҚШ доллары',
  EUR: 'Еуро',
  RUB: 'Ресей рублі',
  CNY: 'Қытай юані',
}

/** The public site in Kazakh, in Cyrillic script. */
export const kk: Messages = {
  skipToContent: 'Негізгі мазмұнға өту',
  home: 'Басты бет',
  sampleSite:
    'Бұл — үлгі газет: ол мұндай сайттың қалай жұмыс істейтінін көрсетеді. Валюта бағамдары ойдан алынған.',
  pageTitle: (title, siteName) => `${title} · ${siteName}`,

  nav: {
    sections: 'Айдарлар',
    countries: 'Елдер',
    about: 'Сайт туралы',
    editions: 'Тілдер',
    archive: 'Мұрағат',
    search: 'Іздеу',
    corrections: 'Түзетулер',
    rates: 'Валюта бағамдары',
    above: 'Сіз осындасыз',
    forms: 'Осы бет басқа түрде',
    feedFormats: { xml: 'RSS', atom: 'Atom', json: 'JSON Feed' },
    /** `title`: of what is followed */
    feeds: (title: string) => `Жаңалықтар таспасына жазылу: ${title}`,
    plainText: 'Жай мәтін',
    markdown: 'Markdown',
  },

  ticker: {
    title: 'Валюта бағамдары',
    pause: 'Бағам жолын тоқтату',
    caption: (source, day) =>
      source.isInvented
        ? `Үлгі бағамдар, ойдан алынған, ${day}`
        : `Ресми бағамдар: ${source.name}, ${day}`,
    lineSource: (source, day) => `${source}, ${day}`,
    none: 'Ресми бағам әзірге белгісіз',
    notes: {
      fixedSince: (day) => `ресми, өзгермейді, басталған күні: ${day}`,
      derived: (source) => `кестеден есептелген: ${source}`,
      suspect: 'расталмаған',
      late: 'жаңа бағам кешігіп жатыр',
      stale: 'ескірген',
      source_down: 'дереккөз жауап бермейді',
    },
    spoken: (base, amount, change, day) => `${base}: ${amount}, ${change}, күні: ${day}`,
    spokenUnknown: (base) => `${base}: ресми бағам әзірге белгісіз`,
    currencies,
    amount: (value, currency) => {
      const name = currencies[currency]
      // The proper names keep their capital; the euro is a common word here.
      return `${value} ${currency === 'EUR' ? 'еуро' : (name ?? currency)}`
    },
    change: {
      up: (_percent, shown) => `${shown} пайызға өсті`,
      down: (_percent, shown) => `${shown} пайызға төмендеді`,
      level: () => 'өзгерген жоқ',
      unknown: () => 'өзгерісі белгісіз',
    },
  },

  rates: ratesKk,

  front: {
    lead: 'Басты мақала',
    secondary: 'Басқа басты материалдар',
    latest: 'Соңғы жаңалықтар',
    rates: 'Күннің бағамдары',
    ratesAbout: 'Өзгеріс — ұлттық валютаның алдыңғы бекітілген бағамға қатысты өзгерісі.',
    opinion: 'Пікірлер',
    briefs: 'Қысқаша',
    allOf: (name) => `${name}: барлық мақала`,
    allOpinion: 'Барлық пікір',
    allBriefs: 'Барлық қысқа жаңалық',
    archive: 'Барлық мақала күндер бойынша',
    empty: 'Әзірге ештеңе жарияланған жоқ.',
  },

  listing: {
    section: 'Айдар',
    country: 'Ел',
    topic: 'Тақырып',
    author: 'Автор',
    kind: 'Жанр',
    archive: 'Мұрағат',
    archiveAll: 'Мұрағат',
    recovered: 'Күні белгісіз мақалалар',
    recoveredAbout:
      'Ескі беттердің көшірмелерінен алынған мақалалар; шыққан күні дәл белгісіз. Жаңарақ болуы мүмкін мақалалар бірінші тұр.',
    pieces: (_count, shown) => `${shown} мақала`,
    viewing: (from, to, total) =>
      from === to
        ? `${from}-нәтиже, барлығы ${total}`
        : `${from}–${to}-нәтижелер, барлығы ${total}`,
    empty: 'Мұнда әзірге ештеңе жарияланған жоқ.',
    pages: 'Нәтиже беттері',
    previous: 'Алдыңғы бет',
    next: 'Келесі бет',
    page: (number) => `${number}-бет`,
    pageOf: (title, number) => `${title}, ${number}-бет`,
    description: (title, siteName) => `${title}: «${siteName}» басылымының мақалалары.`,
  },

  kinds: {
    news: 'Жаңалық',
    brief: 'Қысқаша',
    analysis: 'Талдау',
    opinion: 'Пікір',
    interview: 'Сұхбат',
    live: 'Тікелей эфир',
    sponsored: 'Жарнама құқығында',
  },

  kindListings: {
    news: 'Жаңалықтар',
    brief: 'Қысқаша',
    analysis: 'Талдау',
    opinion: 'Пікірлер',
    interview: 'Сұхбаттар',
    live: 'Тікелей эфирлер',
    sponsored: 'Жарнама құқығындағы материалдар',
  },

  labels: { sample: 'Үлгі' },

  article: {
    by: (names) => `Жазған: ${listed(names, 'және')}`,
    byBefore: 'Жазған:',
    published: (moment) => `Жарияланды: ${moment}`,
    placedHere: (moment) => `Осында орналастырылды: ${moment}`,
    noted: {
      correction: (day) => `Түзетілді: ${day}`,
      clarification: (day) => `Нақтыланды: ${day}`,
      update: (day) => `Толықтырылды: ${day}`,
      reply: (day) => `Жауап қосылды: ${day}`,
    },
    revised: (number, moment) => `${number}-нұсқа, ${moment}`,
    recoveredFrom: (capture) => `Мәтіннің дереккөзі — ${copyOf(capture)}.`,
    sponsoredNotice: 'Бұл материалдың ақысы төленген. Редакция оны жаңалық ретінде дайындаған жоқ.',
    opinionNotice: 'Бұл — пікір. Онда автордың көзқарасы айтылады.',
    disclosed: (name, disclosure) => `Автор туралы (${name}): ${disclosure}`,
    sampleNotice:
      'Бұл — үлгі мақала: ол мұндай сайттың қалай жұмыс істейтінін көрсету үшін жазылған. Оған сүйенбеңіз.',
    sources: 'Дереккөздер',
    rights: {
      own: '',
      licensed: 'Лицензия бойынша жарияланып отыр.',
      'public-domain': 'Қоғамдық игілік.',
    },
    terms: 'Айдарлар мен тақырыптар',
    earlierCoverage: 'Бұған дейінгі жазғандарымыз',
    related: (name: string) => `Осы тақырыпта: ${name}`,
    laterCoverage: 'Кейін не болды',
    history: 'Осы мақаланың тарихы',
    otherEditions: 'Басқа тілдерде:',
    oldRevision: (number, latest) =>
      `Сіз ${number}-нұсқаны оқып отырсыз. Содан бері мақала өзгерді; қазіргісі — ${latest}-нұсқа.`,
    toCurrent: 'Қазіргі нұсқасын оқу',
    preview:
      'Алдын ала қарау. Бұл бет жарияланған жоқ, әлі өзгеруі мүмкін және басқаларға таратуға арналмаған.',
    about: 'Осы мақала туралы',
  },

  share: {
    title: 'Бөлісу',
    mail: 'Поштамен',
  },

  date: {
    undatedRecovered: (capture) => `Күні белгісіз; мәтіннің дереккөзі — ${copyOf(capture)}`,
    undated: 'Күні белгісіз',
    notLaterThan: (day) => `Күні белгісіз; ең кеші ${day}`,
    probablyNotLaterThan: (day) => `Күні белгісіз; шамасы, ең кеші ${day}`,
    between: (from, to) => `${from} – ${to} аралығы`,
    probably: (day) => `Шамасы, ${day}`,
    probablyBetween: (from, to) => `Шамасы, ${from} – ${to} аралығы`,
    basis: {
      recorded: '',
      stated: 'Бұл күн мақаланың өзінде көрсетілген.',
      inferred: 'Күнді мақаланың айналасындағы деректерге қарап анықтадық.',
      'not-after-capture': 'Мүмкін болатын ең кеш күн — бет сақталған күн.',
    },
  },

  search: {
    title: 'Іздеу',
    /** `asked`: as it was typed */
    titleOf: (asked) => `Іздеу: ${asked}`,
    about:
      'Барлық материалдың тақырыптары мен мәтіндерінен іздейді. Тырнақшадағы сөздер сол қалпында ізделеді; алдына минус қойылған сөзі бар материалдар шығарылмайды.',
    ask: 'Не іздейсіз?',
    everywhere: 'Барлық тілде',
    go: 'Іздеу',
    none: 'Ештеңе табылмады. Сөзді азайтып немесе басқаша жазып көріңіз.',
    cut: 'Табылғаны бұдан көп: тек ең жаңалары ескерілді. Тағы бір сөз қосып көріңіз.',
    faults: {
      'too-short': 'Іздеуге бұл тым аз: кемінде екі әріптен тұратын бір сөз керек.',
      'too-long': 'Сұрау тым ұзын: он екі сөз бен 200 таңбадан аспауы керек.',
      'too-slow':
        'Іздеу тым ұзаққа созылды. Сөзді азайтып немесе сирек кездесетін сөзбен іздеп көріңіз.',
    },
  },

  correction: {
    kinds: {
      correction: 'Түзету',
      clarification: 'Нақтылау',
      update: 'Толықтыру',
      reply: 'Жауап',
    },
    headed: (kind, day) => `${kind}, ${day}`,
    all: 'Осы мақаладағы түзетулер',
    listTitle: 'Түзетулер',
    listAbout:
      'Жарияланған мақалаларға енгізілген барлық түзету, нақтылау, толықтыру және жауап; алдымен жаңалары. Бұрын жарияланған мәтін мақаланың тарихында сақталады.',
    none: 'Әзірге түзету болған жоқ.',
    version: (number) => `${number}-нұсқа`,
  },

  history: {
    of: (headline) => `«${headline}» мақаласының тарихы`,
    about:
      'Мұнда жарияланған барлық нұсқа осында сақталады. Әр өзгеріс — ашық түсіндірмесі бар жаңа нұсқа.',
    version: (number) => `${number}-нұсқа`,
    current: 'қазіргі',
    first: 'Алғаш жарияланды',
    back: 'Мақалаға оралу',
    changed: 'Түсіндірмесіз қайта жарияланды',
  },

  block: {
    table: 'Кесте',
    speaker: (name) => `— ${name}`,
    aside: 'Қосымша',
    picture: (alt) => `Сурет: ${alt}`,
    credit: (credit) => `Сурет: ${credit}`,
    embed: (site) => `Басқа сайтта: ${site}`,
    file: (title) => `Файл: ${title}`,
    audio: (title) => `Дыбыс жазбасы: ${title}`,
    video: (title) => `Бейнежазба: ${title}`,
    rateChart: (pair, days) => `${pair} бағамы, ${days} күн`,
    storyline: (title) => `Оқиға желісі: ${title}`,
    register: (title) => `Тізілім: ${title}`,
  },

  staticPage: {
    version: (number, day) => `${number}-нұсқа, ${day}`,
  },

  gone: {
    withdrawn: 'Бұл мақала кері қайтарылып алынды',
    killed: 'Бұл мақала алып тасталды',
    expunged: 'Бұл мәтін жойылды',
    on: (day) => `Күні: ${day}`,
  },

  problem: {
    notFound: 'Мұндай бет жоқ',
    notFoundMessage:
      'Бұл мекенжайда ештеңе жоқ. Мүмкін, ол қате терілген немесе осында әкелген сілтеме дұрыс емес.',
    methodNotAllowed: 'Мұнда олай істеуге болмайды',
    methodNotAllowedMessage: 'Бұл мекенжайды тек оқуға болады.',
    tooMany: 'Сұрау тым көп',
    tooManyMessage: (seconds) => `${seconds} с күте тұрыңыз.`,
    broken: 'Біздің жақта ақау шықты',
    brokenMessage: 'Бетті дайындау мүмкін болмады. Ақау тіркелді; біраздан соң қайталап көріңіз.',
    away: 'Сайт аз уақытқа тоқтап тұр',
    awayMessage: 'Дерекқор қазір қолжетімсіз. Жарты минуттан соң қайталап көріңіз.',
    notFounded: 'Бұл газет әлі бапталмаған',
    notFoundedMessage: 'Газет иесі мұны `chapar init` командасымен жасай алады.',
    reference: (id) => `Редакцияға хабарласу нөмірі: ${id}`,
    goOn: 'Бұдан әрі қайда өтуге болады',
  },
}
