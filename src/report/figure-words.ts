/** Figures in a heading: the values that documents agree on or do not, and the name of what is measured. */
import type { Finding } from '../model/finding.ts';
import type { Cards } from './cards.ts';
import { figureDetail } from './details.ts';
import { readingOf, readingWords } from './figure-readings.ts';
import { counted, plural } from './words.ts';

/** Values named in a heading; the drawing shows them all. */
const NAMED = 4;
/** The same where they differ. */
const MOST = 6;

/** "40 metres against 60 metres", "10 origins agree: 400 grams"; null where the finding does not hold its values. */
export function figureHeading(finding: Finding, cards: Cards): string | null {
  const { unit, values } = figureDetail(finding);
  const readings = values.flatMap((value) => {
    const reading = readingOf(finding, value, unit ?? null, cards);
    return reading === null ? [] : [{ reading, side: finding.evidence[value.evidence]?.side ?? '' }];
  });
  if (readings.length === 0) return null;
  const counts = readings.some(({ reading }) => reading.kind === 'count');
  if (finding.verdict === 'agree' && finding.reason.includes(' agree on ')) {
    const shown = different(readings.map(({ reading }) => readingWords(reading)));
    return `${counted(finding.origins, 'origin')} agree: ${shown.join(', ')}${counts ? ofFamily(finding) : ''}`;
  }
  if (!finding.reason.includes(' against ')) return null;
  const sides = [...Map.groupBy(readings, ({ side }) => side).values()].map((side) => {
    const exact = side.find(({ reading }) => reading.value.comparator === '=') ?? side[0]!;
    // What is counted is said before the colon; other units belong to the value.
    const value = counts ? { ...exact.reading.value, unit: null } : exact.reading.value;
    return readingWords({ ...exact.reading, value });
  });
  const rising = finding.reason.endsWith(', rising') ? ', rising' : '';
  const shown = [...new Set(sides)];
  const rest = shown.length > MOST + 1 ? ` and ${shown.length - MOST} other values` : '';
  const told = rest === '' ? shown : shown.slice(0, MOST);
  return `${measureWords(finding)}: ${told.join(' against ')}${rest}${rising}`;
}

function different(words: readonly string[]): readonly string[] {
  const all = [...new Set(words)];
  return all.length > NAMED + 1 ? [...all.slice(0, NAMED), `${all.length - NAMED} more`] : all;
}

/** What people of a count have suffered or done, where its unit does not say so: "12 people (deaths)". */
function ofFamily(finding: Finding): string {
  const { measure, family, unit } = figureDetail(finding);
  if (!family || !measure?.endsWith(family) || unit === family.replace(/s$/, '')) return '';
  return family === 'people' ? '' : ` (${family})`;
}

/**
 * The measure's name as a reader would say it: "deaths: U.S. citizens" for deaths of a group, the group's words spelt as the
 * first passage that has them spells them.
 */
export function measureWords(finding: Finding): string {
  const { measure, family, unit } = figureDetail(finding);
  const name = measure || family || unit || finding.reason;
  if (!family || name === family) return name;
  const group = name.endsWith(` ${family}`) ? name.slice(0, -family.length - 1) : name;
  const words = group.split(' ').map((word) => spelt(word, finding));
  if (group === name) return words.join(' ');
  const last = words.length - 1;
  return `${family}, ${words.map((word, i) => (i === last ? inPlural(word, finding) : word)).join(' ')}`;
}

/** The plural where a passage has it: not every word that tells a group apart is a noun. */
function inPlural(word: string, { evidence }: Finding): string {
  const many = plural(word);
  return evidence.some(({ text }) => text.toLowerCase().includes(many.toLowerCase())) ? many : word;
}

/** A lemma in the letters of the evidence: "u.s." is "U.S.", "costa" is "Costa". */
function spelt(lemma: string, finding: Finding): string {
  for (const { text } of finding.evidence) {
    const at = text.toLowerCase().indexOf(lemma);
    if (at >= 0 && !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return text.slice(at, at + lemma.length);
  }
  return lemma;
}
