/** The one list of parts, in order. */
import { attributions } from './annotators/attributions.ts';
import { dating } from './annotators/dating.ts';
import { entities } from './annotators/entities.ts';
import { mentions } from './annotators/mentions.ts';
import { meta } from './annotators/meta.ts';
import { names } from './annotators/names.ts';
import { quantities } from './annotators/quantities.ts';
import { regions } from './annotators/regions/index.ts';
import { sentences } from './annotators/sentences.ts';
import { signals } from './annotators/signals.ts';
import { times } from './annotators/times.ts';
import { tokens } from './annotators/tokens.ts';
import { quotes } from './comparisons/quotes/index.ts';
import type { Annotator, Comparison, Reader, Section } from './model/stages.ts';
import { text } from './readers/text.ts';
import { checkFirst } from './report/sections/check-first.ts';
import { documents } from './report/sections/documents.ts';
import { glance } from './report/sections/glance.ts';

export const readers: readonly Reader[] = [text];

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

export const comparisons: readonly Comparison[] = [quotes];

export const sections: readonly Section[] = [glance, checkFirst, documents];
