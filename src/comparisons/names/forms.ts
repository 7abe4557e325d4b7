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

/** Letters of a last part that a name may lack as it was recognised. */
const PART = 4;

/**
 * A name as recognised, and with the part that follows it: a given name of the East is often cut before its hyphen ("Seo Yun", "-ho") or
 * before its last syllable ("Seo Yun", " Ho").
 */
export function longer(text: string, { start, end }: Span): Span[] {
  const after = text.slice(end, end + PART + 3);
  const part =
    /^-\p{L}+(?![\p{L}\p{N}-])/u.exec(after) ??
    new RegExp(`^ \\p{Lu}\\p{Ll}{0,${PART - 1}}(?![\\p{L}-])`, 'u').exec(after);
  return part
    ? [
        { start, end },
        { start, end: end + part[0].length },
      ]
    : [{ start, end }];
}

/** "Miners' League", "Miner's League of Orl": bodies by those they are of, whether recognised as names or not. */
const GENITIVE =
  /\p{Lu}\p{Ll}{2,20}(?:['’]s|s['’]) \p{Lu}\p{Ll}{2,20}(?: of \p{Lu}\p{Ll}{2,20})?(?![\p{L}-])/gu;

export function genitivesIn(
  text: string,
): { readonly span: Span; readonly letters: string; readonly form: string }[] {
  return [...text.matchAll(GENITIVE)].flatMap((match) => {
    const written = formOf(match[0]);
    return written ? [{ span: { start: match.index, end: match.index + match[0].length }, ...written }] : [];
  });
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
