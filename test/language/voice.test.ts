import { expect, test } from 'vitest';
import { voices } from '../../src/language/voice.ts';
import type { Attribution, Token } from '../../src/model/annotation.ts';

const text =
  'The dam broke at noon. Lind said the town was safe, but water stood in the streets. “Go home,” she said.';
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const sentences = [
  'The dam broke at noon.',
  'Lind said the town was safe, but water stood in the streets.',
  '“Go home,” she said.',
].map(span);
const VERBS = new Set(['broke', 'said', 'was', 'stood', 'go']);
const tokens: Token[] = [...text.matchAll(/\w+|[^\w\s]/g)].map((match) => ({
  start: match.index,
  end: match.index + match[0].length,
  pos: /\w/.test(match[0]) ? (VERBS.has(match[0].toLowerCase()) ? 'VERB' : 'NOUN') : 'PUNCT',
  lemma: match[0],
  head: -1,
  rel: 'root',
}));
const attribution = (content: string, cue: string, source: string): Attribution => ({
  id: content,
  source: [
    {
      start: text.indexOf(source, text.indexOf(cue) - 5),
      end: text.indexOf(source, text.indexOf(cue) - 5) + source.length,
    },
  ],
  cue: [span(cue)],
  content: [span(content)],
  kind: 'indirect',
  act: 'say',
  speaker: null,
  addressee: null,
  occasion: null,
  hedge: null,
  negated: false,
  parent: null,
});

test('what no attribution holds is the outlet’s own voice, clause by clause', () => {
  const said = attribution('the town was safe', 'said', 'Lind');
  const told = { ...attribution('“Go home,”', 'she said', 'she'), source: [], cue: [span('she said.')] };
  const found = voices(sentences, tokens, [said, told]);
  expect(found.map((one) => one.whose)).toEqual(['outlet', 'mixed', 'attributed']);
  expect(found.map((one) => one.own.map((own) => text.slice(own.start, own.end)))).toEqual([
    ['The dam broke at noon.'],
    ['but water stood in the streets'],
    [],
  ]);
});

test('without attributions every sentence is the outlet’s', () => {
  expect(voices(sentences, tokens, []).map((one) => one.own)).toEqual(sentences.map((one) => [one]));
});
