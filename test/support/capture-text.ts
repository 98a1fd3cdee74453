export type PieceInCapture = { headline: string; paragraphs: readonly string[] }

export type CaptureToWrite = {
  /** as printed: `09 November 2019` */
  day?: string
  rates?: readonly string[]
  pieces?: readonly PieceInCapture[]
  /** the last lines, such as the beginning of a piece that is cut off */
  end?: string
}

/** The plain text of a listing page, in the manner of the pages that captures are left of. */
export function captureText({ day, rates, pieces = [], end }: CaptureToWrite): string {
  const ticker = (rates ?? ['KGS/USD = 0.01431 0%', 'TJS/USD = 0.10312 -0.04%']).map(
    (rate, i) => `${i === 0 ? '' : '  '}• ${rate}`,
  )
  const whole = pieces.map(({ headline, paragraphs }) => [headline, ...paragraphs].join('\n\n'))
  const top = [...ticker, ...ticker.map((line) => `  ${line.trim()}`), ...(day ? [day] : [])]
  return [top.join('\n'), ...whole, ...(end ? [end] : [])].join('\n\n').concat(end ? '' : '\n')
}

/** A piece that a reader of captures takes for whole; `about` stands in each of its sentences. */
export function aPieceAbout(about: string, paragraphs = 3): PieceInCapture {
  return {
    headline: `Clerk of ${about} Walks Home Through the Snow`,
    paragraphs: wordings.slice(0, paragraphs).map((words) => words.replaceAll('@', about)),
  }
}

const wordings = [
  'A clerk who keeps the land books of @ walked home on Thursday, because the last bus had left without him. He carried the books of @ in a sack and arrived after midnight, to the surprise of his family.',
  'Nobody in @ had asked him to save the books, the mayor told reporters on Friday. The roof of the office in @ had begun to leak at noon, and by four o’clock water stood in the archive.',
  'The council of @ will decide next month whether the roof is mended or replaced. Each winter it costs @ about as much as a new stove would, according to the treasurer.',
  'In the meantime the land books of @ lie under the clerk’s own bed. Whoever wants to know where a field in @ ends may knock at his door on Tuesdays and on Fridays until noon.',
  'He has promised the people of @ not to read them aloud. A neighbour says that the books of @ are in any case shorter than they were, since mice had the years before the war.',
]
