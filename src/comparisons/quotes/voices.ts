/** Who speaks, where an attribution has only whom the speaker speaks for: "Harbour Office director Ann Hill", "a lawyer for the port, Ann Hill". */
import type { AnnotatedDocument } from '../../model/layers.ts';
import type { Speech } from '../../story/carried.ts';
import { type Term, termsOf } from '../../story/terms.ts';
import { cover, overlapping, type Span } from '../../text/span.ts';

/** How far after a source the name of its person may stand, UTF-16 units. */
const REACH = 70;
/** Words that stand between an office and the name of who holds it. */
const OFFICE: ReadonlySet<string> = new Set(['NOUN', 'ADJ', 'PROPN']);

type Person = Span & { readonly entity: string };

/** Names of persons in a stretch. */
function personsIn(document: AnnotatedDocument, span: Span): Person[] {
  const people = new Set(
    document.layers.entities.filter(({ type }) => type === 'person').map(({ id }) => id),
  );
  return overlapping(document.layers.mentions, span).filter(
    ({ form, entity }) => form === 'name' && people.has(entity),
  );
}

/** Whether nothing but the words of an office stands from `start` to a name: no mark, no verb, no preposition, and a common noun. */
function isOffice(document: AnnotatedDocument, between: Span): boolean {
  const { text } = document.document;
  if (/[^\p{L}\p{M}\s-]/u.test(text.slice(between.start, between.end))) return false;
  const terms = termsOf(document, between);
  // "said Marlow advanced materials director Ann Hill": a participle is read as a verb.
  const isOfOffice = ({ pos, norm }: Term) => OFFICE.has(pos) || (pos === 'VERB' && /(?:ed|ing)$/.test(norm));
  return /^(?:NOUN|PROPN)$/.test(terms.at(-1)?.pos ?? '') && terms.every(isOfOffice);
}

/** The person named right after what is taken for the speaker, an office between them; where a verb may follow, in the source only. */
function personOf(document: AnnotatedDocument, said: Speech, cue: readonly Span[]): Person | null {
  const { source, speaker } = said;
  const named = source
    .flatMap((part) => overlapping(document.layers.mentions, part))
    .findLast(({ form, entity }) => form === 'name' && entity === speaker);
  if (!named) return null;
  const last = source.at(-1)!.end;
  const isLed = cue.length > 0 && cue.every((word) => word.end <= source[0]!.start);
  const end = isLed ? Math.min(document.document.text.length, named.end + REACH) : last;
  const next = personsIn(document, { start: named.end, end }).find(({ start }) => start >= named.end);
  return next && isOffice(document, { start: named.end, end: next.start }) ? next : null;
}

/** The person at the end of a source that names nobody else: after its office, or set off by a comma. */
function personAtEnd(document: AnnotatedDocument, { source }: Speech): Person | null {
  const { text } = document.document;
  const [only] = source;
  if (!only || source.length > 1) return null;
  const last = personsIn(document, only).findLast(({ end }) => text.slice(end, only.end).trim() === '');
  if (!last || last.start <= only.start) return null;
  const office = { start: only.start, end: last.start };
  const before = termsOf(document, office).at(-1);
  if (before?.pos !== 'NOUN') return null;
  const gap = text.slice(before.end, last.start);
  if (gap === ', ') return last;
  // "a witness against banker Ann Hill" is not Hill.
  const isOpen = overlapping(document.layers.tokens, office).some(
    ({ pos }) => pos === 'ADP' || pos === 'VERB',
  );
  return gap === ' ' && !isOpen ? last : null;
}

/** The speech with the person who speaks in place of nobody or of whom the person speaks for. */
export function inPerson(document: AnnotatedDocument, said: Speech, cue: readonly Span[]): Speech {
  const { speaker, source } = said;
  const type = document.layers.entities.find(({ id }) => id === speaker)?.type;
  if (type === 'person') return said;
  const person = speaker === null ? personAtEnd(document, said) : personOf(document, said, cue);
  if (!person) return said;
  const whole = cover([...source, { start: person.start, end: person.end }]);
  return { ...said, speaker: person.entity, source: source.length === 1 ? [whole] : source };
}
