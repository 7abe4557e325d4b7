/** The figures of one sentence: found, interpreted, with what is part of a date or a name left out. */
import type { Name, Time } from '../../model/annotation.ts';
import { contains, overlapping, type Span } from '../../text/span.ts';
import { find } from './find.ts';
import { baseOf, type Figure, interpret } from './interpret.ts';
import { skipBlanks, wordAfter } from './neighbours.ts';

export function readFigures(
  text: string,
  sentence: Span,
  names: readonly Name[],
  times: readonly Time[],
): Figure[] {
  const figures: Figure[] = [];
  for (const found of find(text, sentence)) {
    const figure = interpret(text, found, sentence);
    if (isTime(figure, times) || isName(figure, names)) continue;
    const last = figures.at(-1);
    const merged = last === undefined ? null : bothBounds(text, last, figure);
    if (merged === null) figures.push(figure);
    else figures[figures.length - 1] = merged;
  }
  return figures;
}

/** Whether a calendar date or clock time of the text holds the figure; durations and ages are figures too. */
function isTime(figure: Figure, times: readonly Time[]): boolean {
  if (figure.kind === 'age' || figure.kind === 'money' || figure.kind === 'percent') return false;
  return overlapping(times, figure).some((time) => {
    if (time.type === 'DURATION' || time.type === 'SET') return false;
    if (
      figure.found.join === 'one' &&
      contains(figure, time) &&
      time.end - time.start < figure.end - figure.start
    )
      return false;
    return figure.kind !== 'duration' || contains(time, figure);
  });
}

/** A number inside a longer name ("Boeing 737", "Radio 4") counts nothing. */
function isName(figure: Figure, names: readonly Name[]): boolean {
  if (figure.unit !== null) return false;
  return overlapping(names, figure).some(
    (name) => contains(name, figure) && name.end - name.start > figure.end - figure.start,
  );
}

/** "more than 20 and less than 35": two bounds of one value. */
function bothBounds(text: string, first: Figure, second: Figure): Figure | null {
  const { qualifier } = second;
  if (qualifier === null || qualifier.start < first.end || qualifier.end > second.start) return null;
  const [lower, upper] = first.comparator.startsWith('>') ? [first, second] : [second, first];
  if (!lower.comparator.startsWith('>') || !upper.comparator.startsWith('<')) return null;
  if (
    (first.unit !== null && (first.unit !== second.unit || first.kind !== second.kind)) ||
    lower.low! >= upper.high!
  )
    return null;
  if (!joins(text, first.end, qualifier.start)) return null;
  const { low } = lower;
  const { high } = upper;
  const base = baseOf(low, high, second.unit, second.kind);
  return { ...second, start: first.start, qualifier: first.qualifier, low, high, base, comparator: 'range' };
}

/** Only "and", "but" or a comma between. */
function joins(text: string, from: number, to: number): boolean {
  const comma = text[from] === ',' ? 1 : 0;
  const word = wordAfter(text, from + comma, to);
  if (word.word === '') return comma === 1 && skipBlanks(text, from + 1, to) === to;
  return (word.word === 'and' || word.word === 'but') && skipBlanks(text, word.end, to) === to;
}
