/** The one list of parts, in order. */
import { attributions } from './annotators/attributions/index.ts';
import { dating } from './annotators/dating.ts';
import { entities } from './annotators/entities.ts';
import { mentions } from './annotators/mentions.ts';
import { meta } from './annotators/meta/index.ts';
import { names } from './annotators/names.ts';
import { quantities } from './annotators/quantities/index.ts';
import { regions } from './annotators/regions/index.ts';
import { sentences } from './annotators/sentences.ts';
import { signals } from './annotators/signals/index.ts';
import { times } from './annotators/times/index.ts';
import { tokens } from './annotators/tokens.ts';
import { comparedDates } from './comparisons/dates/index.ts';
import { comparedFigures } from './comparisons/figures/index.ts';
import { comparedNames } from './comparisons/names/index.ts';
import { comparedOffices } from './comparisons/offices/index.ts';
import { comparedPositions } from './comparisons/positions/index.ts';
import { comparedQuotes } from './comparisons/quotes/index.ts';
import { comparedSlots } from './comparisons/slots/index.ts';
import { comparedStatements } from './comparisons/statements/index.ts';
import type { Annotator, Comparison, Reader, Section } from './model/stages.ts';
import { html } from './readers/html/index.ts';
import { text } from './readers/text.ts';
import { agreed } from './report/sections/agreed.ts';
import { checkFirst } from './report/sections/check-first.ts';
import { coverage } from './report/sections/coverage.ts';
import { documents } from './report/sections/documents.ts';
import { figures } from './report/sections/figures.ts';
import { glance } from './report/sections/glance.ts';
import { onlyHere } from './report/sections/only-here.ts';
import { signals as signalList } from './report/sections/signals.ts';
import { timeline } from './report/sections/timeline.ts';
import { voices } from './report/sections/voices.ts';
import { whoSaysWhat } from './report/sections/who-says-what.ts';

export const readers: readonly Reader[] = [html, text];

export const annotators: readonly Annotator[] = [
  regions,
  meta,
  sentences,
  tokens,
  names,
  mentions,
  entities,
  times,
  dating,
  attributions,
  quantities,
  signals,
];

export const comparisons: readonly Comparison[] = [
  comparedQuotes,
  comparedFigures,
  comparedStatements,
  comparedNames,
  comparedDates,
  comparedOffices,
  comparedSlots,
  comparedPositions,
];

export const sections: readonly Section[] = [
  glance,
  checkFirst,
  whoSaysWhat,
  figures,
  coverage,
  agreed,
  onlyHere,
  timeline,
  voices,
  signalList,
  documents,
];
