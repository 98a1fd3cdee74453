const SHOWN =
  /^(?:viewing|showing|displaying|показано|показаны)?\s*(?:results|items|articles|posts|entries)?\s*\d+\s*[-–—]\s*\d+\s*(?:of|из|\/|dan|дан|аз)\s*[\d., ]+(?:\s*(?:results|items|articles|posts|entries))?$/iu
const PAGE_OF =
  /^(?:page|страница|стр\.?|бет|барак|sahifa|саҳифа|саҳифаи)\s*\d+(?:\s*(?:of|из|\/|dan|дан|аз)\s*\d+)?$/iu
const PAGE_WORDS =
  'first|prev|previous|next|last|назад|вперед|вперёд|далее|предыдущая|следующая|первая|последняя|алдыңғы|келесі|мурунку|кийинки|oldingi|keyingi|олдинги|кейинги|пешина|оянда'
/** Numbers of pages in a row, with arrows and words around them. */
const PAGE_NUMBERS = new RegExp(
  `^[«‹<←]*\\s?(?:(?:${PAGE_WORDS})\\s)?(?:(?:\\d{1,5}|…|\\.\\.+|[|·])\\s){2,}(?:\\d{1,5}|…|[»›>→]|${PAGE_WORDS})(?:\\s(?:${PAGE_WORDS}))?\\s?[»›>→]*$`,
  'iu',
)

/** `Viewing results 1 - 6 of 272`, `Page 2 of 9`, `« 1 2 3 … 9 »` */
export function isPaging(text: string): boolean {
  return (
    text.length < 120 &&
    /\d/.test(text) &&
    [SHOWN, PAGE_OF, PAGE_NUMBERS].some((form) => form.test(text))
  )
}
