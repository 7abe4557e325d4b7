/** Quotations of which a paper prints one part in marks and tells the rest in its own sentence. */
import { likeness } from './alike.ts';
import type { Utterance } from './utterances.ts';
import { has, PERSONS, tenseOf } from './word-kinds.ts';
import type { SpokenWord } from './wording.ts';

/** Content words that the reporter's part must share with the quotation. */
const TOLD = 2;
/** Share of the rendering's content words that the quotation has. */
const FOLLOWED = 0.6;
/** Share of the quotation's content words that the rendering has. */
const RENDERED = 0.5;

/** Whether `report` renders the whole of `quote`, in marks a part of it only: her heart "sank like a stone" at the news. */
export function isHalfReported(quote: Utterance, report: Utterance): boolean {
  if (quote.form !== 'direct' || report.form !== 'mixed' || quote.headline || report.headline) return false;
  const { ops } = likeness(quote, report);
  if (
    !ops.some((op) => op.op === 'replace' && isBent(quote.words.slice(...op.a), report.words.slice(...op.b)))
  )
    return false;
  const same = ops.filter(({ op }) => op === 'same').flatMap(({ b }) => report.words.slice(...b));
  const kept = new Set(same.filter((word) => word.content));
  const own = report.words.filter((word) => word.content);
  const inMarks = (word: SpokenWord) =>
    report.quoted.some((part) => part.start <= word.start && word.end <= part.end);
  const told = [...kept].filter((word) => !inMarks(word)).length;
  return (
    told >= TOLD &&
    kept.size > told &&
    kept.size >= own.length * FOLLOWED &&
    kept.size >= quote.words.filter((word) => word.content).length * RENDERED
  );
}

/** Whether the speaker's person or tense has become the reporter's. */
function isBent(said: readonly SpokenWord[], told: readonly SpokenWord[]): boolean {
  if (has(said, PERSONS) && has(told, PERSONS)) return true;
  const [before, after] = [tenseOf(said), tenseOf(told)];
  return before !== '' && after !== '' && before !== after;
}
