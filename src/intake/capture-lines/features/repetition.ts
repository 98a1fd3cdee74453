import type { Feature } from './feature.ts'

/** What comes again. */
export const repetition: readonly Feature[] = [
  {
    name: 'stood here before',
    holds: ({ timesBefore }) => timesBefore > 0,
    weights: { furniture: 4, headline: -4, subhead: -3, paragraph: -2, 'list-item': -3 },
  },
  {
    name: 'stands here again',
    holds: ({ times, timesBefore, line }) => timesBefore === 0 && times > 1 && line.words <= 3,
    weights: { furniture: 2 },
  },
  {
    name: 'a longer line that stands here again',
    holds: ({ times, timesBefore, line }) =>
      timesBefore === 0 && times > 1 && line.words >= 4 && line.stop === 'none',
    weights: { headline: 1 },
  },
  {
    name: 'a whole sentence that stands here again',
    holds: ({ times, line }) => times > 1 && line.words >= 4 && line.stop === 'full',
    weights: { furniture: 5, paragraph: -2 },
  },
  {
    name: 'made from a template',
    holds: ({ alike }) => alike >= 3,
    weights: { furniture: 9, paragraph: -5, headline: -2 },
  },
  {
    name: 'quotes a line of the page',
    holds: ({ quotesLine }) => quotesLine,
    weights: { furniture: 6, headline: -4, paragraph: -3 },
  },
  {
    name: 'its words return in what follows',
    holds: ({ takenUp }) => takenUp,
    weights: { headline: 2.5, subhead: 0.8, furniture: -0.5 },
  },
  {
    name: 'its words were there already',
    holds: ({ known }) => known,
    weights: { subhead: 0.5, headline: -0.5 },
  },
  {
    name: 'the subject stays',
    holds: ({ cohesion }) => (cohesion === null ? 0 : Math.min(1, cohesion * 4)),
    weights: { subhead: 1.5, headline: -0.7 },
  },
  {
    name: 'the subject changes',
    holds: ({ cohesion }) => (cohesion === null ? 0 : Math.max(0, 1 - cohesion * 8)),
    weights: { headline: 1.2, subhead: -1.5 },
  },
]
