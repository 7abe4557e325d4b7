/** The report as plain Markdown: the same sections, each passage with its place in its document. */
import type { ReportInput, Section } from '../model/stages.ts';
import { type PageOptions, pageTitle } from './html-page.ts';
import { escapeMarkdown } from './markdown.ts';

export function renderMarkdown(
  input: ReportInput,
  sections: readonly Section[],
  options: PageOptions,
): string {
  const parts = [`# ${escapeMarkdown(pageTitle(input, options))}`];
  for (const section of sections) {
    const body = section.markdown(section.load(input)).trim();
    if (body !== '') parts.push(`## ${section.title}`, body);
  }
  parts.push(`Made by Crosswire ${options.version}.`);
  return `${parts.join('\n\n')}\n`;
}
