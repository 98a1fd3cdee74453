/** Section names and kinds that stand alone above a headline. */
const KINDS: readonly (readonly [string, readonly string[]])[] = [
  [
    'opinion',
    [
      'opinion',
      'opinions',
      'op-ed',
      'commentary',
      'comment',
      'column',
      'editorial',
      'perspective',
      'perspectives',
      'viewpoint',
      'blog',
      'letter',
      'essay',
      'мнение',
      'мнения',
      'колонка',
      'точка зрения',
      'комментарий',
      'авторская колонка',
      'взгляд',
      'блог',
      'пікір',
      'көзқарас',
      'пікірлер',
      'пикир',
      'көз караш',
      'fikr',
      'nuqtai nazar',
      'фикр',
      'нуқтаи назар',
      'андеша',
      'назар',
      'pikir',
    ],
  ],
  [
    'interview',
    [
      'interview',
      'interviews',
      'q&a',
      'q & a',
      'exclusive interview',
      'интервью',
      'беседа',
      'сұхбат',
      'маек',
      'suhbat',
      'intervyu',
      'суҳбат',
      'интервю',
      'мусоҳиба',
      'söhbetdeşlik',
    ],
  ],
  [
    'analysis',
    [
      'analysis',
      'explainer',
      'explained',
      'ranking',
      'by the numbers',
      'in numbers',
      'in depth',
      'in-depth',
      'backgrounder',
      'news analysis',
      'аналитика',
      'рейтинг',
      'в цифрах',
      'анализ',
      'разбор',
      'обзор',
      'талдау',
      'сараптама',
      'талдоо',
      'tahlil',
      'таҳлил',
      'таҳқиқ',
      'seljerme',
    ],
  ],
  [
    'brief',
    [
      'in brief',
      'brief',
      'briefs',
      'news in brief',
      'коротко',
      'кратко',
      'қысқаша',
      'кыскача',
      'qisqacha',
      'қисқача',
      'мухтасар',
    ],
  ],
  [
    'sponsored',
    [
      'sponsored',
      'partner content',
      'на правах рекламы',
      'партнерский материал',
      'жарнама құқығында',
    ],
  ],
  ['news', ['news', 'новости', 'жаңалық', 'жаңылык', 'yangilik', 'хабар', 'habar', 'новость']],
  ['live', ['live', 'live updates', 'онлайн', 'прямой эфир', 'тікелей эфир']],
]

export type KindWord =
  | 'opinion'
  | 'interview'
  | 'analysis'
  | 'brief'
  | 'sponsored'
  | 'news'
  | 'live'

const kinds = new Map(KINDS.flatMap(([kind, words]) => words.map((word) => [word, kind] as const)))
/** The kind that a label line or a prefix names. */
export function kindNamed(word: string): KindWord | null {
  return (kinds.get(word.toLowerCase().trim()) as KindWord | undefined) ?? null
}
