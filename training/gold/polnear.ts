/** Reads brat standoff attributions in the PolNeAR layout: `text/*.txt` beside `attributions/*.ann`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../src/text/span.ts';

export type GoldAttribution = {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
};
export type GoldArticle = {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly GoldAttribution[];
};

const ROLES: Readonly<Record<string, keyof GoldAttribution>> = {
  Source: 'source',
  Cue: 'cue',
  Content: 'content',
};

/** The articles of a folder in order of their names, each with the attributions of its first annotator. */
export function readPolnear(folder: string): GoldArticle[] {
  const first = new Map<string, string>();
  for (const file of readdirSync(join(folder, 'attributions')).sort()) {
    const id = file.replace(/_[0-9a-f]{4}\.ann$/, '');
    if (file.endsWith('.ann') && !first.has(id)) first.set(id, file);
  }
  return [...first]
    .filter(([id]) => existsSync(join(folder, 'text', `${id}.txt`)))
    .map(([id, file]) => ({
      id,
      text: readFileSync(join(folder, 'text', `${id}.txt`), 'utf8'),
      attributions: parseStandoff(readFileSync(join(folder, 'attributions', file), 'utf8')),
    }));
}

/** The attributions of one standoff file; those without content are left out. */
export function parseStandoff(lines: string): GoldAttribution[] {
  const spans = new Map<string, Span[]>();
  const found: GoldAttribution[] = [];
  for (const line of lines.split('\n')) {
    const [id, body] = line.split('\t');
    if (id === undefined || body === undefined) continue;
    if (id.startsWith('T')) {
      const ranges = body.slice(body.indexOf(' ') + 1).split(';');
      spans.set(
        id,
        ranges.map((range) => {
          const [start = 0, end = 0] = range.split(' ').map(Number);
          return { start, end };
        }),
      );
    } else if (id.startsWith('E')) {
      const roles: Record<keyof GoldAttribution, Span[]> = { source: [], cue: [], content: [] };
      for (const part of body.split(' ').slice(1)) {
        const [role = '', target = ''] = part.split(':');
        const key = ROLES[role.replace(/\d+$/, '')];
        if (key !== undefined) roles[key].push(...(spans.get(target) ?? []));
      }
      if (roles.content.length > 0) found.push(roles);
    }
  }
  return found;
}
