/** The report as one HTML file that makes no request: styles, script and drawings are in it. */
import { createHash } from 'node:crypto';
import type { ReportInput, Section } from '../model/stages.ts';
import { cardsOf } from './cards.ts';
import { CLIENT } from './client.ts';
import { blocksOf, cutAnchors, marksOf } from './full-text.ts';
import { type Html, html, trusted } from './html.ts';
import { referencesOf } from './references.ts';
import { STYLE } from './style/style.ts';
import { counted } from './words.ts';

export type PageOptions = {
  /** Heading of the page; the story's name where it has one. */
  readonly title?: string;
  /** Version of the program, shown at the foot. */
  readonly version: string;
};

type Part = { readonly name: string; readonly title: string; readonly body: Html };

/** Renders the sections in their order; one that gives '' is left out. */
export function renderHtml(input: ReportInput, sections: readonly Section[], options: PageOptions): string {
  const parts = sections
    .map((section) => ({
      name: section.name,
      title: section.title,
      body: trusted(section.html(section.load(input))),
    }))
    .filter((part) => part.body.markup !== '');
  const style = `${STYLE}${cutStyle(input)}`;
  return page(pageTitle(input, options), parts, style, options.version).markup;
}

export function pageTitle(input: ReportInput, options: PageOptions): string {
  return (
    options.title ??
    input.examination.story ??
    `${counted(input.examination.documents.length, 'document')} cross-examined`
  );
}

/** Passages that had to be cut into pieces light up as one when they are the target. */
function cutStyle(input: ReportInput): string {
  const references = referencesOf(input);
  const anchors = cardsOf(input).flatMap((card) => {
    const marks = marksOf(references.get(card.id) ?? []);
    return cutAnchors(card, blocksOf(card.text, card.layers?.regions ?? []), marks);
  });
  return anchors
    .map(
      (anchor) =>
        `body:has(#${anchor}:target) [data-of=${anchor}]{background:var(--target);color:var(--ink)}`,
    )
    .join('\n');
}

function hashed(content: string): string {
  return `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`;
}

function page(title: string, parts: readonly Part[], style: string, version: string): Html {
  const policy = `default-src 'none'; style-src ${hashed(style)}; script-src ${hashed(CLIENT)}; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Crosswire ${version}">
<title>${title} · Crosswire</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="masthead"><p class="kicker">Crosswire · cross-examination</p><h1 dir="auto">${title}</h1></header>
<div class="columns">
<nav aria-label="Sections"><ol role="list">${parts.map(({ name, title: name2 }) => html`<li><a href="#${name}">${name2}</a></li>`)}</ol></nav>
<main id="main" tabindex="-1">
${parts.map(sectionHtml)}</main>
</div>
<footer><p>Made by Crosswire ${version}. Every line rests on the words it links to; what no document states is shown as not stated.</p></footer>
<script>${trusted(CLIENT)}</script>
</body>
</html>
`;
}

function sectionHtml({ name, title, body }: Part): Html {
  return html`<section id="${name}" aria-labelledby="${name}-title"><h2 id="${name}-title">${title}</h2>
${body}
</section>
`;
}
