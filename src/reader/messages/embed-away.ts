/**
 * What a widget on another site says when this one cannot be reached. Apart from the catalogues,
 * since the script of the widgets carries no other words.
 */
export const embedAway = {
  en: 'The rates could not be loaded.',
  ru: 'Курсы не удалось загрузить.',
  kk: 'Бағамдар жүктелмеді.',
}
