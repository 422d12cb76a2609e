// What each sign of a sentence says, in a line for whoever asks why a sentence was chosen. How each is told stands in
// features.ts, what it counts for in weights.ts; a sign without a line here does not compile.
import type { Sign } from './scores.js'

/** One line, without a stop; empty for what is no sign. */
export function meaningOf(name: string): string {
  return Object.hasOwn(MEANINGS, name) ? MEANINGS[name as Sign['name']] : ''
}

const MEANINGS: Record<Sign['name'], string> = {
  modal: 'asks for something in the paper’s own voice: must, should',
  imperative: 'is an order',
  request: 'asks more softly: urge, better to, deserves',
  addressed: 'names whom it asks',
  also: 'asks in the second place: should also',
  secondDemand: 'demands too, though another sentence was taken for the demand',
  contrast: 'turns against what came before: But, Yet',
  answered: 'the next sentence turns against it: others may hold it',
  concession: 'grants something to the other side, or says what others hold',
  verdict: 'holds a word that judges',
  strongVerdict: 'holds two words that judge',
  stance: 'sets one thing against another: rather than, is nothing but',
  opposition: 'says what is by what is not: not this but that',
  view: 'says outright that the paper holds it: we believe',
  general: 'holds for more than this case: nobody, every',
  cause: 'gives a ground: because, would, unless',
  title: 'uses words of the headline',
  subject: 'uses words to which the text keeps coming back',
  substance: 'is about as long as a sentence that says something',
  nearPosition: 'stands close to the position',
  nearEnd: 'stands close to the end',
  firstSentence: 'is the first sentence',
  firstParagraph: 'stands in the first paragraph',
  lastParagraph: 'stands in the last paragraph',
  opensParagraph: 'opens a paragraph',
  beginning: 'stands in the first fifth',
  middle: 'stands in the middle',
  quoted: 'is in part somebody’s quoted words',
  attributed: 'is told by somebody else: said, according to',
  past: 'tells what happened, or what is on the calendar, and judges nothing',
  pronoun: 'opens with a pronoun for somebody or something named before',
  names: 'holds many names',
  question: 'is a question',
  long: 'is very long',
  short: 'is very short',
  fragment: 'does not begin or end as a sentence does',
  opening: 'stands at the opening of a report',
}
