/** Names of the same letters of which one outlet writes as one word what another writes as two. */
import type { EntityType } from '../../model/annotation.ts';
import type { Span } from '../../text/span.ts';

export type Formed = {
  readonly document: string;
  readonly order: number;
  readonly type: EntityType;
  readonly span: Span;
  /** The letters alone, and the letters with what joins them. */
  readonly letters: string;
  readonly form: string;
};

/** Fewest letters of such a name. */
const LETTERS = 6;

/** The form of a name as written; null where it has no joint that could be written otherwise. */
export function formOf(written: string): Pick<Formed, 'letters' | 'form'> | null {
  const plain = written
    .replace(/['’]s?$/u, '')
    .replace(/[’‘]/gu, "'")
    .replace(/s'(?=\s|$)/gu, 's')
    .toLowerCase()
    .replace(/\s+/gu, ' ');
  if (!/^[\p{L}\p{M}' -]+$/u.test(plain) || !/[ '-]/.test(plain)) return null;
  const letters = plain.replace(/[' -]/g, '');
  return letters.length < LETTERS ? null : { letters, form: plain };
}

/** Groups of names of the same letters that are written in two forms or more, by documents that keep to one form. */
export function twoForms(items: readonly Formed[]): Formed[][] {
  return [...Map.groupBy(items, (item) => item.letters).values()].filter((group) => {
    const forms = Map.groupBy(group, (item) => item.form);
    if (forms.size < 2) return false;
    const holders = [...forms.values()].map((list) => new Set(list.map((item) => item.document)));
    // Some document must know only the one form, and another only the other.
    return holders.some((a, i) =>
      holders.some((b, j) => i < j && [...a].some((one) => !b.has(one)) && [...b].some((one) => !a.has(one))),
    );
  });
}
