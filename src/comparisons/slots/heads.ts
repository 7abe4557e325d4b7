/** Finds the head of a list that a word is, by its lemma or its form: the tagger gives rare verbs lemmas that do not exist. */

/** Regular forms of an English verb. */
function formsOf(head: string): string[] {
  const stem = head.replace(/e$/, '');
  const double = /[^aeiou][aeiou][bdgmnprt]$/.test(head) ? head + head.at(-1) : head;
  return [`${head}s`, `${stem}ed`, `${stem}ing`, `${double}ed`, `${double}ing`];
}

/** The head that a word is, by its lemma or its form; undefined for words of no head. */
export function headFinder(heads: ReadonlySet<string>): (lemma: string, form: string) => string | undefined {
  const forms = new Map<string, string>();
  for (const head of heads) for (const form of formsOf(head)) if (!heads.has(form)) forms.set(form, head);
  return (lemma, form) =>
    heads.has(lemma) ? lemma : (forms.get(form) ?? (heads.has(form) ? form : undefined));
}
