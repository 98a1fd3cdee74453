/** How a source is called, and what stands beside its figures; '' where nothing does. */
export type SourceWords = { name: string; attribution: string; disclaimer: string }

/** By the codes of sources. One that is not here speaks English, as its facts do. */
export const sourcesRu: Record<string, SourceWords> = {
  nbk: {
    name: 'Национальный Банк Казахстана',
    attribution: 'Национальный Банк Казахстана, www.nationalbank.kz',
    disclaimer: '',
  },
  nbkr: {
    name: 'Национальный банк Кыргызской Республики',
    attribution: 'Национальный банк Кыргызской Республики, www.nbkr.kg',
    disclaimer: '',
  },
  nbt: {
    name: 'Национальный банк Таджикистана',
    attribution: 'Национальный банк Таджикистана, со ссылкой на www.nbt.tj',
    disclaimer: '',
  },
  cbu: {
    name: 'Центральный банк Узбекистана',
    attribution: 'Центральный банк Узбекистана, cbu.uz',
    disclaimer:
      'Курсы служат для учёта, статистики и таможенных платежей; банк не обязан покупать или продавать по ним.',
  },
  cbt: {
    name: 'Центральный банк Туркменистана',
    attribution: 'Центральный банк Туркменистана, cbt.tm',
    disclaimer: 'По решению банка доллар США с 1 января 2015 года стоит 3,5 маната.',
  },
  cbr: {
    name: 'Банк России',
    attribution: 'Банк России, www.cbr.ru',
    disclaimer: 'Установлены без обязательства банка покупать или продавать по этим курсам.',
  },
  ecb: {
    name: 'Европейский центральный банк',
    attribution: 'Европейский центральный банк, справочные курсы евро',
    disclaimer: 'Справочные курсы, только для сведения.',
  },
  sample: {
    name: 'Источник образца',
    attribution: 'Вымышленные цифры газеты-образца',
    disclaimer: 'Эти цифры вымышлены и не принадлежат ни одному банку.',
  },
  'by-hand': {
    name: 'Введено вручную',
    attribution: 'У каждой цифры указан свой источник',
    disclaimer: 'Это не официальный курс.',
  },
}

export const sourcesKk: Record<string, SourceWords> = {
  nbk: {
    name: 'Қазақстан Ұлттық Банкі',
    attribution: 'Қазақстан Ұлттық Банкі, www.nationalbank.kz',
    disclaimer: '',
  },
  nbkr: {
    name: 'Қырғыз Республикасының Ұлттық банкі',
    attribution: 'Қырғыз Республикасының Ұлттық банкі, www.nbkr.kg',
    disclaimer: '',
  },
  nbt: {
    name: 'Тәжікстан Ұлттық банкі',
    attribution: 'Тәжікстан Ұлттық банкі, дереккөзге сілтеме: www.nbt.tj',
    disclaimer: '',
  },
  cbu: {
    name: 'Өзбекстан Орталық банкі',
    attribution: 'Өзбекстан Орталық банкі, cbu.uz',
    disclaimer:
      'Бағамдар есепке алу, статистика және кеден төлемдері үшін берілген; банк сол бағаммен сатып алуға немесе сатуға міндетті емес.',
  },
  cbt: {
    name: 'Түрікменстан Орталық банкі',
    attribution: 'Түрікменстан Орталық банкі, cbt.tm',
    disclaimer: 'Банктің шешімі бойынша 2015 жылғы 1 қаңтардан бері АҚШ доллары 3,5 манат тұрады.',
  },
  cbr: {
    name: 'Ресей Банкі',
    attribution: 'Ресей Банкі, www.cbr.ru',
    disclaimer: 'Банкті осы бағаммен сатып алуға немесе сатуға міндеттемейді.',
  },
  ecb: {
    name: 'Еуропалық орталық банк',
    attribution: 'Еуропалық орталық банк, еуроның анықтамалық бағамдары',
    disclaimer: 'Анықтамалық бағамдар, тек мәлімет үшін.',
  },
  sample: {
    name: 'Үлгі дереккөз',
    attribution: 'Үлгі газеттің ойдан алынған сандары',
    disclaimer: 'Бұл сандар ойдан алынған, ешбір банкке тиесілі емес.',
  },
  'by-hand': {
    name: 'Қолмен енгізілген',
    attribution: 'Әр санның өз дереккөзі көрсетілген',
    disclaimer: 'Бұл ресми бағам емес.',
  },
}
