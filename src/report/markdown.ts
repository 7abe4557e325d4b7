/** Pieces of Markdown in which the words of an article stay words. */

/** Text on one line, with every character that Markdown or HTML would act on escaped. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\s\0\u0085\u2028\u2029]+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!]/g, (character) => (character === '<' ? '&lt;' : `\\${character}`))
    .replace(/^(?:[-+=](?=\s|$)|[-=]{2})/, (mark) => `\\${mark}`)
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .toWellFormed();
}

/** Words in quotation marks, unless they hold some of their own: marks in marks cannot be told apart. */
export function quotedMarkdown(escaped: string): string {
  return /[“”„«»"]/.test(escaped) ? escaped : `“${escaped}”`;
}

/** `document:start-end`, the place of a passage, in code marks. */
export function place(document: string, start: number, end: number): string {
  const name = document.replace(/[`\s]+/g, ' ');
  return `\`${name}:${start}-${end}\``;
}

/** A table with a heading row; cells hold finished Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
