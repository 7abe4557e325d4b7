/**
 * HTML as a tagged template in which every value is escaped, unless it is mark-up that this template made.
 * There is no other way into a page, so that hostile text in an article stays text.
 */

/** Mark-up that is safe to put into a page as it stands. */
export type Html = { readonly markup: string };
/** What a template can hold; null, undefined and false leave nothing, lists are joined. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser turns a bare carriage return into a line feed, which would change the evidence.
  '\r': '&#13;',
  // NUL cannot stand in HTML at all.
  '\0': '\ufffd',
};

/** Text for element content and for quoted attribute values; lone surrogates become U+FFFD as any UTF-8 file has them. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\r\0]/g, (character) => ESCAPES[character]!).toWellFormed();
}

export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let markup = parts[0]!;
  for (let i = 0; i < values.length; i++) markup += render(values[i]) + parts[i + 1]!;
  return { markup };
}

/** Mark-up of our own making (a style sheet, a script): never call it with anything from an article. */
export function trusted(markup: string): Html {
  return { markup };
}

function render(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('markup' in value) return value.markup;
  let all = '';
  for (const item of value) all += render(item);
  return all;
}
