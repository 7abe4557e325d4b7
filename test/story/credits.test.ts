/** Passages credited to others: which outlet, by which words; and how support is counted where they are. */
import { describe, expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import type { AnnotatedDocument } from '../../src/model/layers.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { plan } from '../../src/run/plan.ts';
import { speechOf } from '../../src/story/carried.ts';
import { storyContext } from '../../src/story/context.ts';
import { evidenceOf, independentOrigins } from '../../src/story/evidence.ts';
import { outletKey } from '../../src/story/outlets.ts';

const planned = plan(annotators);

function annotated(id: string, text: string, url?: string): AnnotatedDocument {
  const given = url === undefined ? {} : { url };
  const document = toDocument(id, { text, format: 'text', given: {}, origin: [] }, given);
  return { document, layers: annotateAll(document, planned) };
}

/** Outlet and credited words, as `outlet: words`. */
function creditsIn(text: string): string[] {
  const story = storyContext([annotated('a.txt', text)]);
  return story.credits.map(({ outlet, start, end }) => `${outlet}: ${text.slice(start, end)}`);
}

const found = (document: AnnotatedDocument, words: string) => {
  const start = document.document.text.indexOf(words);
  return evidenceOf(document, { start, end: start + words.length });
};

describe('credits', () => {
  test('an outlet that reports, is told, or gave an interview is credited with the content', () => {
    expect(creditsIn('The Orrin Gazette reported that nine cows drowned near the pier.')).toEqual([
      'orringazette: that nine cows drowned near the pier',
    ]);
    expect(creditsIn('Mayor Odette Quill told Reuters that the eastern wall was dry.')).toEqual([
      'reuters: that the eastern wall was dry',
    ]);
    expect(
      creditsIn('In an interview with the Pellworth Times, mayor Odette Quill said she would resign.'),
    ).toEqual(['pellworthtimes: she would resign']);
  });

  test('clauses joined by "and that" are credited together', () => {
    expect(
      creditsIn('The Orrin Gazette reports that nine cows drowned on Monday, and that their owner has fled.'),
    ).toEqual(['orringazette: that nine cows drowned on Monday, and that their owner has fled']);
  });

  test('an outlet is credited where only a noun or a pronoun stands for it', () => {
    expect(
      creditsIn(
        'The Orrin Gazette reported that nine cows drowned. It said that the gate had been open. The paper added that a tenth was missing.',
      ),
    ).toEqual([
      'orringazette: that nine cows drowned',
      'orringazette: that the gate had been open',
      'orringazette: that a tenth was missing',
    ]);
    expect(
      creditsIn('Nine cows drowned, the Orrin Gazette reported. The farmer told the newspaper that he wept.'),
    ).toEqual(['orringazette: Nine cows drowned', 'orringazette: that he wept']);
    expect(
      creditsIn(
        'Nine cows drowned near the pier. Their deaths were reported by the Orrin Gazette, which said that the gate was open.',
      ).at(-1),
    ).toBe('orringazette: that the gate was open');
    expect(
      creditsIn(
        'The Pell Tribune, which first reported the arrest, said Odette Quill was held in a motel.',
      ).at(-1),
    ).toBe('pelltribune: Odette Quill was held in a motel');
  });

  test('words that may stand for another body credit nobody', () => {
    expect(
      creditsIn(
        'The Orrin Gazette reported that the Harbour Board had met. It said that the port would close.',
      ),
    ).toEqual(['orringazette: that the Harbour Board had met']);
    expect(creditsIn('The Harbour Board met on Monday. The agency said that the port was closed.')).toEqual(
      [],
    );
    expect(
      creditsIn('Odette Quill denied to the Pell Herald that she ever called the mayor a thief.'),
    ).toEqual(['pellherald: that she ever called the mayor a thief']);
    expect(creditsIn('The mayor signed the paper. The paper said that the port was closed.')).toEqual([]);
    expect(creditsIn('The Pell Tribune and police said that nine cows drowned near the pier.')).toEqual([]);
  });

  test('state television, reporters and officials are no outlets', () => {
    expect(creditsIn('Mayor Odette Quill said on state television that the dam was safe.')).toEqual([]);
    expect(creditsIn('Police told reporters that nobody was hurt at the dam.')).toEqual([]);
    expect(creditsIn('The Pellworth Housing Network said that nobody was hurt at the dam.')).toEqual([]);
  });

  test('names of one outlet have one key', () => {
    expect(outletKey('the AFP news agency')).toBe(outletKey('Agence France-Presse'));
    expect(outletKey('The Associated Press')).toBe(outletKey('AP'));
    expect(outletKey('the sun')).toBeNull();
    expect(outletKey('Pellworth')).toBeNull();
  });

  test('two documents that credit one agency are one origin, a third of its own another', () => {
    const credit = annotated('a.txt', 'Reuters reported on Tuesday that nine cows drowned near the pier.');
    const told = annotated('b.txt', 'According to Reuters, nine cows drowned near the pier.');
    const own = annotated('c.txt', 'Nine cows drowned near the pier on Tuesday. Their owner wept.');
    const story = storyContext([credit, told, own]);
    const [a, b, c] = [
      found(credit, 'nine cows drowned near the pier'),
      found(told, 'nine cows drowned near the pier'),
      found(own, 'Nine cows drowned near the pier'),
    ];
    expect(independentOrigins([a, b], story)).toBe(1);
    expect(independentOrigins([a, c], story)).toBe(2);
    expect(independentOrigins([a, b, c], story)).toBe(2);
  });

  test('what is credited to the outlet of another document goes back to that document', () => {
    const paper = annotated(
      'a.txt',
      'The dam has nine cracks. Engineers counted them.',
      'https://www.orringazette.com/dam',
    );
    const other = annotated(
      'b.txt',
      'The Orrin Gazette reported that the dam has nine cracks. The mayor was silent.',
    );
    const story = storyContext([paper, other]);
    expect(
      independentOrigins([found(paper, 'dam has nine cracks'), found(other, 'dam has nine cracks')], story),
    ).toBe(1);
    expect(
      independentOrigins(
        [found(paper, 'Engineers counted them'), found(other, 'The mayor was silent')],
        story,
      ),
    ).toBe(2);
  });
});

test('an outlet that quotes somebody carries words, it does not speak them', () => {
  const document = annotated(
    'a.txt',
    'The Orrin Gazette quoted Mayor Odette Quill as saying the gates would open on Friday.',
  );
  const [attribution] = document.layers.attributions;
  const { speaker, content } = speechOf(document, attribution!);
  expect(document.layers.entities.find(({ id }) => id === speaker)?.name).toBe('Odette Quill');
  expect(content.map(({ start, end }) => document.document.text.slice(start, end))).toEqual([
    'the gates would open on Friday',
  ]);
});

test('a pronoun is not taken for somebody whom the quotation names', () => {
  const text =
    'Mayor Odette Quill met president Joost Penn on Monday. “I think president Joost Penn is taking a risk by hosting the fair,” he said.';
  const document = annotated('a.txt', text);
  const attribution = document.layers.attributions.find(({ kind }) => kind === 'direct')!;
  const named = document.layers.entities.find(({ name }) => name === 'Joost Penn')!;
  expect(speechOf(document, { ...attribution, speaker: named.id }).speaker).toBe(null);
});
