/** The findings about names: what each document writes, and which of the ways it is. */
import type { EntityType } from '../../model/annotation.ts';
import type { Evidence, FindingDraft, StoryContext } from '../../model/finding.ts';
import { evidenceOf, originGroups } from '../../story/evidence.ts';
import type { Formed } from './forms.ts';
import { relationOf } from './relation.ts';
import type { Version } from './versions.ts';

export const SIDES = 'abcdefgh';

export const listed = (names: readonly string[]): string =>
  names.map((name) => name.replace(/\s+/g, ' ')).join(' and ');

/** The finding that a name is written in several ways; `says` tells which passages have the first of them. */
export function unlike(
  reason: string,
  base: number,
  type: EntityType,
  evidence: readonly Evidence[],
  says: readonly boolean[],
  story: StoryContext,
): FindingDraft {
  return {
    kind: 'name',
    verdict: 'differ',
    relation: relationOf(evidence, type, story),
    severity: 'low',
    origins: originGroups(evidence, story).length,
    reason,
    weight: base + evidence.length / 8,
    evidence: [...evidence],
    detail: {
      type: 'wording',
      support: evidence.map(({ document }, i) => ({
        document,
        stance: says[i] ? 'says' : 'otherwise',
        evidence: i,
      })),
    },
  };
}

/** One name of the same letters, written in two forms. */
export function formFinding(group: readonly Formed[], story: StoryContext): FindingDraft[] {
  const forms = [...new Set(group.map((item) => item.form))];
  const seen = new Set<string>();
  const members = [...group]
    .sort(
      (a, b) =>
        forms.indexOf(a.form) - forms.indexOf(b.form) || a.order - b.order || a.span.start - b.span.start,
    )
    .filter(
      (item) => !seen.has(`${item.document} ${item.form}`) && seen.add(`${item.document} ${item.form}`),
    );
  const evidence = members.map((item) =>
    evidenceOf(
      story.documents.get(item.document)!,
      item.span,
      SIDES[Math.min(forms.indexOf(item.form), SIDES.length - 1)],
    ),
  );
  if (originGroups(evidence, story).length < 2) return [];
  const shown = forms.map((form) => evidence[members.findIndex((item) => item.form === form)]!.text);
  const { type } = group[0]!;
  const first = members.map((item) => item.form === forms[0]);
  return [unlike(`written ${listed(shown)}`, 0.5, type, evidence, first, story)];
}

/** One bearer named in two ways. */
export function versionFinding(group: readonly Version[], story: StoryContext): FindingDraft[] {
  const first = group[0]!.words.join(' ');
  const seen = new Set<string>();
  const members = [...group]
    .sort(
      (a, b) =>
        Number(a.words.join(' ') !== first) - Number(b.words.join(' ') !== first) || a.order - b.order,
    )
    .filter(({ document }) => !seen.has(document) && seen.add(document));
  const says = members.map(({ words }) => words.join(' ') === first);
  const evidence = members.map(({ document, span }, i) =>
    evidenceOf(story.documents.get(document)!, span, says[i] ? 'a' : 'b'),
  );
  const other = evidence[says.indexOf(false)];
  if (!other || originGroups(evidence, story).length < 2) return [];
  return [
    unlike(`called ${listed([evidence[0]!.text, other.text])}`, 0.3, group[0]!.type, evidence, says, story),
  ];
}
