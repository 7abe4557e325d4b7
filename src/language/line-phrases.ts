/** Whole lines against lists of phrases: `*` in a phrase is any characters, `#` a number. */

export type LinePhrases = (line: string) => boolean;

/** A line as phrases are written: lower case, straight quotes, single blanks, no arrows or bullets at its ends, numbers as `#`. */
export function phraseForm(line: string): string {
  return line
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\d[\d,.]*(?<=\d)/g, '#')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .replace(/^[\s←→↑↓«»‹›•·|►▶▸▾▼>+*:–—-]+/, '')
    .replace(/[\s←→↑↓«»‹›•·|►▶▸▾▼>*:.…–—-]+$/, '');
}

type Pattern = readonly string[];

/** A test of lines in `phraseForm`, which also sees a line without the brackets around it. */
export function compileLinePhrases(entries: readonly string[]): LinePhrases {
  const exact = new Set<string>();
  const byFirstWord = new Map<string, Pattern[]>();
  const anywhere: Pattern[] = [];
  for (const entry of entries) {
    if (!entry.includes('*')) exact.add(entry);
    else {
      const parts = entry.split('*');
      const first = parts[0]!.split(' ');
      if (parts[0] === '' || first.length < 2) anywhere.push(parts);
      else byFirstWord.set(first[0]!, [...(byFirstWord.get(first[0]!) ?? []), parts]);
    }
  }
  const one = (line: string): boolean =>
    exact.has(line) ||
    (byFirstWord.get(line.split(' ', 1)[0]!) ?? []).some((pattern) => globs(pattern, line)) ||
    anywhere.some((pattern) => globs(pattern, line));
  return (line) => one(line) || (/^[([].*[)\]]$/.test(line) && one(line.slice(1, -1).trim()));
}

/** Whether a line is the parts in order with anything between them; anchored at both ends, linear in the line. */
function globs(parts: Pattern, line: string): boolean {
  const head = parts[0]!;
  const tail = parts.at(-1)!;
  if (line.length < head.length + tail.length || !line.startsWith(head) || !line.endsWith(tail)) return false;
  let at = head.length;
  for (let i = 1; i < parts.length - 1; i++) {
    const found = line.indexOf(parts[i]!, at);
    if (found < 0) return false;
    at = found + parts[i]!.length;
  }
  return at <= line.length - tail.length;
}
