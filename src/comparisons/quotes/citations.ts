/**
 * A few words cited alike anywhere, whoever is said to have said them, that two reports complete in two ways: a "paper tiger" for its
 * fines, a "paper tiger" for its silence.
 */
import type { FindingDraft, StoryContext } from '../../model/finding.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { evidenceOf } from '../../story/evidence.ts';
import { quotedSpans } from '../../story/quoted.ts';
import { isHeadline, regionAt, speaks } from '../../story/regions.ts';
import { overlapping, type Span, trim } from '../../text/span.ts';
import { CLAUSES, completeOtherwise, LEADING, REACH } from './completions.ts';
import { differing } from './drafts.ts';
import { type SpokenWord, spokenWords } from './wording.ts';

/** Content words, and all words, of what is cited. */
const CITED = { least: 2, most: 8 };
/** Longest citation and longest completion, UTF-16 units. */
const LONGEST = 90;
/** Words after the preposition that show whether it leads to a time. */
const NEXT = 3;

type Citation = {
  readonly document: string;
  /** From the opening mark to the end of the completion. */
  readonly span: Span;
  readonly cited: string;
  readonly key: string;
  readonly lead: string;
  readonly completion: readonly SpokenWord[];
};

/** The words after a closing mark up to the end of their phrase; null where a mark or nothing follows. */
function after(text: string, end: number): Span | null {
  const closing = /^["”’'»]+ (?=\S)/u.exec(text.slice(end, end + 6));
  if (!closing) return null;
  const start = end + closing[0].length;
  const rest = text.slice(start, start + LONGEST);
  const stop = /[\n\r,;:!?"“”—–]|(?<=\p{L}{4})\./u.exec(rest)?.index ?? rest.search(/\s\S*$/u);
  return stop > 0 ? { start, end: start + stop } : null;
}

/** A title of a work is no saying: its words begin with capitals. */
const isTitle = (text: string, words: readonly SpokenWord[]): boolean =>
  words.every((word) => !word.content || /^\p{Lu}/u.test(text.slice(word.start, word.start + 2)));

function citationsOf(document: AnnotatedDocument, story: StoryContext): Citation[] {
  const { id, text } = document.document;
  return quotedSpans(document).flatMap((quoted): Citation[] => {
    if (quoted.end - quoted.start > LONGEST || !speaks(document, quoted.start)) return [];
    const rest = after(text, quoted.end);
    if (!rest || isHeadline(regionAt(document, quoted.start)?.role)) return [];
    const words = spokenWords(document, [quoted], story);
    const telling = words.filter((word) => word.content);
    if (telling.length < CITED.least || words.length > CITED.most || isTitle(text, words)) return [];
    const [lead, ...completion] = spokenWords(document, [rest], story).slice(0, REACH + 1);
    if (!lead || !LEADING.has(lead.norm) || completion.length === 0) return [];
    // "over the weekend" says when it was said.
    const said = { start: lead.start, end: completion.slice(0, NEXT).at(-1)!.end };
    if (overlapping(document.layers.times, said).length > 0) return [];
    return [
      {
        document: id,
        span: trim(text, { start: quoted.start - 1, end: rest.end }),
        cited: text.slice(quoted.start, quoted.end),
        key: telling.map((word) => word.key).join(' '),
        lead: lead.norm,
        completion,
      },
    ];
  });
}

function finding(first: Citation, others: readonly Citation[], story: StoryContext): FindingDraft {
  const evidence = [first, ...others].map(({ document, span }, i) =>
    evidenceOf(story.documents.get(document)!, span, i === 0 ? 'a' : 'b'),
  );
  const reason = `“${first.cited}” is cited in ${others.length + 1} reports and completed in two ways`;
  return differing(evidence, reason, story, { detail: { speakers: [], effects: ['completion'] } });
}

/** Citations of the documents of one topic that go on in two ways; one finding a citation. */
export function citedOtherwise(documents: readonly AnnotatedDocument[], story: StoryContext): FindingDraft[] {
  const all = documents.flatMap((document) => citationsOf(document, story));
  return [...Map.groupBy(all, ({ key, lead }) => `${CLAUSES.has(lead) ? lead : ''} ${key}`).values()].flatMap(
    (group) => {
      const one = [...Map.groupBy(group, ({ document }) => document).values()].map((own) => own[0]!);
      for (const [i, first] of one.entries()) {
        const others = one
          .slice(i + 1)
          .filter((other) => completeOtherwise(first.lead, first.completion, other.completion));
        if (others.length > 0) return [finding(first, others, story)];
      }
      return [];
    },
  );
}
