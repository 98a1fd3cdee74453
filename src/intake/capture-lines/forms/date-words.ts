/** Words and signs that stand in a line about when, by what they say; all in lower case. */

/** `Published:`, `Дата`, `updated on` */
export const LABELS = setOf(
  'date published publish posted post updated update last modified created added on at by of the in дата опубликовано опубликована публикации публикация обновлено обновлена обновления последнего создано добавлено размещено от в г года год час мин жарияланды жарияланған жарыяланды жаңартылды жылғы жылы жыл жылдын ж күні уақыты e’lon e`lon e‘lon qilindi sana chop etilgan yangilandi эълон қилинди yil yilning yili y йил йили сана чоп этилган соли сол вақт нашр шуд санаи с senesi ýyl ýylyň çap edildi am pm a.m p.m gmt utc msk alt almt est uhr время time',
)

export const WEEKDAYS = setOf(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі дүйшөмбү шейшемби шаршемби бейшемби жума ишемби жекшемби dushanba seshanba chorshanba payshanba juma shanba yakshanba душанба сешанба чоршанба пайшанба шанба якшанба душанбе сешанбе чоршанбе панҷшанбе ҷумъа шанбе якшанбе duşenbe sişenbe çarşenbe penşenbe şenbe ýekşenbe',
)

/** Days that are named from today. */
export const NEAR_DAYS = setOf(
  'today yesterday сегодня вчера позавчера бүгін кеше бүгүн кечээ bugun kecha бугун кеча имрӯз дирӯз şugün düýn',
)

/** Behind a distance in time. */
export const AGO = setOf('ago назад бұрын мурун мурда oldin avval олдин аввал пеш öň')

const UNITS =
  /^(?:sec|min|hour|hr|h|day|week|month|year|секунд|минут|мин|час|ч|день|дня|дней|недел|месяц|год|лет|сағат|апта|ай|күн|жыл|мүнөт|саат|soat|kun|hafta|oy|yil|daqiqa|соат|кун|ҳафта|ой|йил|дақиқа|рӯз|моҳ|sagat|gün|an|a|about|over|just|now)\p{L}{0,5}$/u

export function isTimeUnit(word: string): boolean {
  return UNITS.test(word)
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
