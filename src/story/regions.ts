/** Which parts of a page speak: menus, forms, tags, leftover matter and repetitions never support anything. */
import type { Region } from '../model/annotation.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { firstEndingAfter } from '../text/span.ts';

const SILENT: ReadonlySet<Region['role']> = new Set([
  'navigation',
  'boilerplate',
  'form',
  'tags',
  'duplicate',
  'byline',
  'dateline',
]);
/** Roles of the running text, without headline matter. */
const RUNNING: ReadonlySet<Region['role']> = new Set(['body', 'list', 'heading']);

export function isHeadline(role: Region['role'] | undefined): boolean {
  return role === 'title' || role === 'deck' || role === 'heading';
}

/** The region that holds `offset`; undefined between regions. */
export function regionAt(document: AnnotatedDocument, offset: number): Region | undefined {
  const { regions } = document.layers;
  const region = regions[firstEndingAfter(regions, offset)];
  return region && region.start <= offset ? region : undefined;
}

/** Whether findings may rest on words at `offset`. */
export function speaks(document: AnnotatedDocument, offset: number): boolean {
  const region = regionAt(document, offset);
  return region !== undefined && !SILENT.has(region.role);
}

export function runningRegions(document: AnnotatedDocument): Region[] {
  return document.layers.regions.filter((region) => RUNNING.has(region.role));
}
