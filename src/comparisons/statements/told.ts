/**
 * Questions of an event that a report answers in one place: each answer has a key, and answers with one key that are not the
 * same set the reports apart. A report that gives two answers itself is left out.
 */
import type { StoryContext } from '../../model/finding.ts';
import type { Proposition } from '../../story/propositions.ts';
import type { Span } from '../../text/span.ts';
import type { Clash } from './contradictions.ts';
import type { Statement, Told } from './statement.ts';

/** An answer shown by the words of `span`. */
export function told(question: string, type: string, value: string, by: Proposition, span: Span = by): Told {
  return { question, type, value, by: { ...by, start: span.start, end: span.end } };
}

/** Answers of one document to one question that are compared. */
const MOST = 2;
/** Documents of one value that are compared. */
const HOLDERS = 4;

type Answer = { readonly statement: number; readonly told: Told };

/** What is told in the past stands in running text: headlines and lists tell in the present. */
const inText = (x: Answer, y: Answer): number =>
  Number(y.told.by.past) - Number(x.told.by.past) || x.statement - y.statement;

/** Answers of a story by topic and question. */
function byQuestion(items: readonly Statement[], story: StoryContext): Answer[][] {
  const found = new Map<string, Answer[]>();
  items.forEach((item, statement) => {
    if (item.old) return;
    for (const one of item.told) {
      const key = `${story.topicOf.get(item.document)} ${one.question}`;
      const list = found.get(key);
      if (list) list.push({ statement, told: one });
      else found.set(key, [{ statement, told: one }]);
    }
  });
  return [...found.values()];
}

/** Pairs of answers to one question that are not the same, from documents that give one answer each. */
export function toldApart(items: readonly Statement[], story: StoryContext): Clash[] {
  return byQuestion(items, story).flatMap((answers) => {
    const documentOf = ({ statement }: Answer) => items[statement]!.document;
    const byDocument = Map.groupBy(answers, documentOf);
    const firm = [...byDocument.values()].map((list) =>
      list.some((one) => !one.told.weak) ? list.filter((one) => !one.told.weak) : list,
    );
    const single = firm.filter((list) => new Set(list.map((one) => one.told.value)).size === 1);
    const byValue = Map.groupBy(single, (list) => list[0]!.told.value);
    if (byValue.size < 2) return [];
    const chosen = [...byValue.values()].flatMap((lists) =>
      lists.slice(0, HOLDERS).flatMap((list) => list.sort(inText).slice(0, MOST)),
    );
    return chosen.flatMap((x, i) =>
      chosen.slice(i + 1).flatMap((y): Clash[] => {
        if (x.told.value === y.told.value || documentOf(x) === documentOf(y)) return [];
        const { question, type, order } = x.told;
        return [
          {
            i: x.statement,
            j: y.statement,
            conflict: {
              p: x.told.by,
              q: y.told.by,
              type,
              question,
              values: [x.told.value, y.told.value],
              denial: false,
              soft: true,
              mild: true,
              own: true,
              strength: 1,
              ...(order ? { order } : {}),
            },
          },
        ];
      }),
    );
  });
}
