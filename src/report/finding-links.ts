/** The way from a line to the entry that shows its finding in full. */
import type { Finding } from '../model/finding.ts';
import { findingAnchor } from './cards.ts';
import { type Html, html } from './html.ts';
import { verdictWord } from './words.ts';

/** The finding's number and verdict, linked to its entry. */
export function findingLink(finding: Finding, number: number): Html {
  return html`<a class="finding-link v-${finding.verdict}" href="#${findingAnchor(finding.id)}"><span class="no">${number}</span> <span class="verdict">${verdictWord(finding.verdict)}</span></a>`;
}
