import type { CardData } from '../schema/card-node.ts'

const NAMES: Record<CardData['type'], string> = {
  picture: 'Picture',
  divider: 'Divider',
  embed: 'Card about a page elsewhere',
  file: 'File',
  audio: 'Sound',
  video: 'Video',
  'rate-chart': 'Rate chart',
  'storyline-card': 'Storyline card',
  'register-card': 'Register card',
}

/** A card in words: what it is, and a line for each thing in it that a person would look for. */
export function describeCard(data: CardData): { name: string; lines: string[] } {
  const of = (key: string) => (typeof data[key] === 'string' ? data[key].trim() : '')
  const lines: Partial<Record<CardData['type'], string[]>> = {
    picture: [of('alt'), of('caption'), [of('credit'), of('licence')].filter(Boolean).join(' · ')],
    embed: [of('title'), of('site'), of('excerpt'), of('url')],
  }
  return {
    name: NAMES[data.type],
    lines: (lines[data.type] ?? [of('title')]).filter((line) => line !== ''),
  }
}
