import type { Site } from '#site/site.ts'
import type { StaticPageText } from '#site/static-pages.ts'
import { closed, type Paper, page } from './page-text.ts'

export function englishPages(site: Site, paper: Paper): StaticPageText[] {
  return [
    about(site, paper),
    correctionsPolicy(site),
    privacy(site, paper),
    contact(site),
    imprint(site),
  ]
}

function about(site: Site, { name, tagline }: Paper): StaticPageText {
  return page('about', `About ${name}`, [
    tagline ? `${name}: ${closed(tagline)}` : `This is ${closed(name)}`,
    `It is published by ${closed(site.imprint.publisher)} The imprint says who answers for it, and the contact page how to reach us.`,
    '## How to read it',
    'Every piece carries the day of its publication. Opinion is marked as opinion, and what somebody paid for is marked as sponsored, wherever the headline stands.',
    'A piece that was changed after publication says so and says why. Its earlier versions can be read under “History”.',
    'Each exchange rate stands with its source and the day for which it was set. Where a rate is late, the last one stands, with its own date.',
    '## Other ways to read',
    'Every page can also be had as plain text: add .txt to its address, or .md for Markdown. On the front page it is /index.txt. Nothing here needs a script to be read.',
  ])
}

function correctionsPolicy(site: Site): StaticPageText {
  return page('corrections-policy', 'Corrections policy', [
    'What we have published stays on record. We do not alter a piece in silence.',
    '## When we are wrong',
    'We publish a new version of the piece with a note that says what was wrong and what is right. The note stands on the piece itself and in the list of corrections, and the earlier version stays in the history of the piece.',
    '## What the notes mean',
    [
      'Correction: something was wrong and has been put right.',
      'Clarification: something was true but could be misunderstood, and is now plainer.',
      'Update: the piece was right when it appeared, and something has happened since.',
      'Reply: a person or body named in the piece has answered it.',
    ],
    '## When a piece is withdrawn',
    'A piece that should not have appeared is withdrawn as a whole. Its address then says that a piece was there, since when it is withdrawn and for what reason.',
    'Where a court orders it, or to protect a person, a text may have to be destroyed. Its address says even then that there was one and what class of reason removed it.',
    '## Tell us',
    `Write to ${site.contact.email} with the address of the piece, the sentence in question and what you know about it.`,
  ])
}

function privacy(site: Site, { name }: Paper): StaticPageText {
  return page('privacy', 'Privacy', [
    `You can read ${name} without an account and without telling us who you are.`,
    '## What is left on your device',
    'Nothing that you have not asked for: no cookies for readers, no identifiers in links, no measuring pictures.',
    '## Who else learns that you were here',
    'Nobody through our pages. Letters, pictures, styles and scripts come from this site alone; your browser asks no third party for anything.',
    '## What the server sees',
    'To send you a page, the server must see the network address that asks for it. Its own log notes which page was asked for, when, and how the answer went: no network address, no kind of browser, no search words.',
    '## If you write to us',
    `We keep what you send to ${site.contact.email} for as long as we need it for our work. Ask us at the same address what we hold about you, or to delete it.`,
    `Responsible for this site is ${closed(site.imprint.publisher)}`,
  ])
}

function contact(site: Site): StaticPageText {
  const { email, address } = site.contact
  return page('contact', 'Contact', [
    `Write to us at ${closed(email)}`,
    ...(address ? [`By post: ${closed(address)}`] : []),
    'If you have found an error, name the piece and the sentence, and tell us how you know. That is enough for us to begin checking.',
    'If what you have to tell could harm you, do not write from an address or a device of your employer, and remember that ordinary mail can be read by those who carry it.',
  ])
}

function imprint(site: Site): StaticPageText {
  const { publisher, address, responsible } = site.imprint
  return page('imprint', 'Imprint', [
    `Publisher: ${publisher}`,
    ...(address ? [`Address: ${address}`] : []),
    ...(responsible ? [`Responsible for the content: ${responsible}`] : []),
    `Mail: ${site.contact.email}`,
    'This site runs on Chapar, free software under the GNU Affero General Public License, version 3 or later.',
  ])
}
