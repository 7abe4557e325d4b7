/** To which outlet and through what somebody speaks: "told an NBC station", "on \"Harbour Talk\"", "in a statement". */
import outlets from '../../lexicon/en/news-outlets.json' with { type: 'json' };
import turns from '../../lexicon/en/quote-turns.json' with { type: 'json' };
import type { Attribution } from '../../model/annotation.ts';
import type { AnnotatedDocument } from '../../model/layers.ts';
import { outletKey } from '../../story/outlets.ts';
import { cover, overlapping, type Span } from '../../text/span.ts';

export type Setting = {
  /** Keys of the outlets spoken to. */
  readonly hearers: readonly string[];
  /** Kind of occasion: "interview", "statement"; null where nothing states it. */
  readonly medium: string | null;
  /** Where it stands in the document, to be shown; null where nothing does. */
  readonly shown: string | null;
};

export const NOWHERE: Setting = { hearers: [], medium: null, shown: null };

const { hearing, media, written, alikeMedia } = turns.entries.settings;
const SINGLE: ReadonlyMap<string, string> = new Map(
  outlets.entries.aliases.flatMap((names) =>
    names.filter((name) => !name.includes(' ')).map((name) => [name, names[0]!] as const),
  ),
);
/** Call letters of American stations. */
const CALL = /^[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?$/;
const HEARING = new RegExp(`\\b(?:${hearing.join('|')})\\s+([^,;.\\n]{2,70})`, 'giu');
const MEDIA: readonly (readonly [string, RegExp])[] = Object.entries(media).map(
  ([name, words]) => [name, new RegExp(`\\b(?:${words.join('|')})\\b`, 'iu')] as const,
);
const WRITTEN: ReadonlySet<string> = new Set(written);
const ALIKE: ReadonlySet<string> = new Set(alikeMedia.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));

/** How far a frame reaches from its cue, UTF-16 units. */
const FRAME = 160;
/** How far after a passage its speaker may go on in the same setting, UTF-16 units. */
const CARRIED = 700;

/** The sentence around the cue without what is said in it. */
function frameOf(document: AnnotatedDocument, { cue, source, content }: Attribution): string {
  const { text } = document.document;
  if (cue.length === 0) return '';
  const around = cover([...cue, ...source]);
  const [sentence] = overlapping(document.layers.sentences, cue[0]!);
  const from = Math.max(sentence?.start ?? around.start, around.start - FRAME);
  const to = Math.min(Math.max(sentence?.end ?? around.end, around.end), around.end + FRAME);
  let frame = '';
  let at = from;
  for (const span of [...content].sort((a, b) => a.start - b.start)) {
    if (span.end <= at || span.start >= to) continue;
    frame += `${text.slice(at, Math.max(at, span.start))}, `;
    at = span.end;
  }
  return at < to ? frame + text.slice(at, to) : frame;
}

/** Keys of the outlets named in a phrase. */
function outletsIn(phrase: string): string[] {
  const words = phrase.split(/[^\p{L}\p{N}&'’-]+/u).filter((word) => /^\p{Lu}/u.test(word));
  const keys = words.flatMap((word) => {
    if (CALL.test(word)) return [word.toLowerCase()];
    const key = SINGLE.get(word.toLowerCase().replace(/['’]s$/u, ''));
    return key === undefined ? [] : [key];
  });
  const whole = outletKey(/^(?:the\s+)?(?:\p{Lu}[\p{L}\p{N}&'’-]*\s?)+/u.exec(phrase)?.[0].trim() ?? '');
  return whole !== null && keys.length === 0 ? [whole] : keys;
}

function settingIn(frame: string): Setting {
  if (frame === '') return NOWHERE;
  const phrases = [...frame.matchAll(HEARING)].map((match) => match[1]!);
  const hearers = [...new Set(phrases.flatMap(outletsIn))];
  const medium = MEDIA.find(([, words]) => words.test(frame))?.[0] ?? null;
  const named = phrases.find((phrase) => outletsIn(phrase).length > 0);
  return { hearers, medium, shown: named?.replace(/[\s"“”]+/gu, ' ').trim() ?? medium };
}

const isNowhere = ({ hearers, medium }: Setting): boolean => hearers.length === 0 && medium === null;

/** The settings of a document's attributions in order; who goes on speaking shortly after does so where they spoke before. */
export function settingsOf(document: AnnotatedDocument): Setting[] {
  const last = new Map<string, { readonly setting: Setting; readonly end: number }>();
  return document.layers.attributions.map((one) => {
    const own = settingIn(frameOf(document, one));
    const { speaker, content } = one;
    if (speaker === null || content.length === 0) return own;
    const before = last.get(speaker);
    const { start, end }: Span = cover(content);
    const setting =
      isNowhere(own) && before && start - before.end <= CARRIED && start >= before.end ? before.setting : own;
    if (!isNowhere(setting)) last.set(speaker, { setting, end });
    return setting;
  });
}

/** Whether two settings are two occasions. */
export function areApart(a: Setting, b: Setting): boolean {
  const [x, y] = [a.hearers, b.hearers];
  if (x.length > 0 && y.length > 0 && !x.some((key) => y.includes(key))) return true;
  if (a.medium === null || b.medium === null || a.medium === b.medium) return false;
  if (ALIKE.has(`${a.medium} ${b.medium}`)) return false;
  // What was written and handed out may be read in two ways; a letter is no interview.
  return !(WRITTEN.has(a.medium) && WRITTEN.has(b.medium));
}
