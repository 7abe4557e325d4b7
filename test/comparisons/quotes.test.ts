/** What the difference between two quotations is called, and which differences are none. */
import { describe, expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import { comparedQuotes } from '../../src/comparisons/quotes/index.ts';
import { sharesSense } from '../../src/comparisons/quotes/senses.ts';
import type { FindingDraft } from '../../src/model/finding.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { link } from '../../src/run/link.ts';
import { plan } from '../../src/run/plan.ts';
import { storyContext } from '../../src/story/context.ts';

const planned = plan(annotators);

function quotes(...texts: readonly string[]): readonly FindingDraft[] {
  const documents = texts.map((text, i) => {
    const document = toDocument(`${i + 1}.txt`, { text, format: 'text', given: {}, origin: [] });
    return { document, layers: annotateAll(document, planned) };
  });
  return link([comparedQuotes], storyContext(documents));
}

const said = (words: string) => `“${words}” mayor Odette Quill said on Monday at the town hall.`;
const verdicts = (...texts: readonly string[]) =>
  quotes(...texts).map(({ verdict, detail }) => [
    verdict,
    ...((detail.effects as string[] | undefined) ?? []),
  ]);

describe('what changes the sense differs', () => {
  test.each([
    [
      'negation',
      'We have agreed to close the eastern lock,',
      'We have not agreed to close the eastern lock,',
    ],
    ['number', 'We counted nine cracks in the eastern wall,', 'We counted five cracks in the eastern wall,'],
    [
      'modal',
      'The families of the lower town must leave tonight,',
      'The families of the lower town may leave tonight,',
    ],
    [
      'tense',
      'The engineers have expressed their doubts about the wall,',
      'The engineers had expressed their doubts about the wall,',
    ],
    ['condition', 'We will open the gates if the wall is dry,', 'We will open the gates,'],
    ['hedge', 'The wall is perhaps too old for another winter,', 'The wall is too old for another winter,'],
    ['wording', 'I saw the old bridge sink into the river,', 'I saw the old bridge crash into the river,'],
    [
      'inflection',
      'I was talking about the reckless skipper of the ferry,',
      'I was talking about the reckless skippers of the ferry,',
    ],
    [
      'omission',
      'The vote has been, in many valleys, a race to the bottom,',
      'The vote has been a race to the bottom,',
    ],
  ])('%s', (effect, a, b) => {
    const found = verdicts(said(a), said(b));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('differ');
    expect(found[0]).toContain(effect);
  });

  test('a phrase that one document cites in two places, of somebody described and of somebody named', () => {
    const between =
      'The river rose by two metres over the weekend, and the baker brought bread to the school. '.repeat(5);
    const text = `The plan for the wall is “toothless and tired work” by engineers from abroad, officials said on Monday.\n\n${between}\n\nMayor Odette Quill described it as “toothless, tired work” by engineers.`;
    const found = quotes(text, said('The wall is old,'));
    expect(found.map(({ reason }) => reason)).toEqual([
      'Odette Quill is cited in two wordings by one report: “toothless and tired work”, “toothless, tired work”',
    ]);
  });

  test('one document in two wordings, far apart', () => {
    const between =
      'The river rose by two metres over the weekend. Many families slept at the school, where the baker brought bread. '.repeat(
        4,
      );
    const text = `${said('The gates of the dam will open on Friday morning,')}\n\n${between}\n\n“The gates of the dam may open on Friday morning,” Odette Quill told the council.`;
    expect(verdicts(text)).toEqual([['differ', 'modal']]);
  });
});

describe('the same words of two givers', () => {
  const given = (...texts: readonly string[]) =>
    quotes(...texts).flatMap(({ reason }) => (reason.includes('given to two sources') ? [reason] : []));
  const words = '“We thank everyone who searched the shore for our boy all night,”';

  test.each(['Marta Peña', 'Ilse Åberg', 'Marta Quist'])(
    'a report that names %s leaves nothing to tell',
    (name) => {
      const first = `Boy found at Varnholt\n\n${words} ${name} said.`;
      const second = `The night at Varnholt\n\n${words} a neighbour said.`;
      expect(given(first, second)).toHaveLength(1);
      expect(given(first, `${second} The pier belongs to the firm of ${name.split(' ')[1]}.`)).toEqual([]);
    },
  );

  test('a surname inside a longer word is not that name', () => {
    expect(
      given(
        `Boy found at Varnholt\n\n${words} Marta Hill said.`,
        `The night at Varnholt\n\n${words} a neighbour said. The hillside was dark.`,
      ),
    ).toHaveLength(1);
  });

  test('two relatives are told once, whatever the order of the reports', () => {
    const [sister, brother] = ['sister', 'brother'].map(
      (kin) =>
        `The night at Varnholt\n\n“He was the first to jump in and the last to climb out,” his ${kin} said.`,
    ) as [string, string];
    expect(given(brother, sister, brother)).toHaveLength(1);
    expect(given(sister, brother, sister)).toHaveLength(1);
  });
});

test('verbs of one sense are known, a verb is not held against itself', () => {
  expect([sharesSense('buy', 'purchase'), sharesSense('buy', 'sleep'), sharesSense('buy', 'buy')]).toEqual([
    true,
    false,
    false,
  ]);
});

describe('what leaves it agrees', () => {
  test.each([
    [
      'marks and contractions',
      'We don’t know the colour of the water — yet,',
      'We do not know the color of the water, yet,',
    ],
    [
      'a title in short',
      'Senator Holt respects the wishes of the lower town,',
      'Sen. Holt respects the wishes of the lower town,',
    ],
    [
      'numbers in words',
      'There is a one in three chance that the wall breaks,',
      'There is a 1 in 3 chance that the wall breaks,',
    ],
    [
      'a full hour',
      'The gates of the eastern lock will open at 6:00 in the morning,',
      'The gates of the eastern lock will open at 6 in the morning,',
    ],
    [
      'a cut',
      'The wall was built by our grandfathers, and it will stand for another hundred years,',
      'The wall was built by our grandfathers,',
    ],
    [
      'an editor’s bracket',
      'They told me that the wall will stand,',
      '[The engineers] They told me that the wall will stand,',
    ],
    [
      'a word in brackets begun anew',
      'we write to inform you that the gates stay closed,',
      '[W]e write to inform you that the gates stay closed,',
    ],
    [
      'a masked word',
      'I will not pay for that damned wall in the river,',
      'I will not pay for that d****d wall in the river,',
    ],
  ])('%s', (_, a, b) => {
    const found = verdicts(said(a), said(b));
    expect(found).toEqual([['agree']]);
  });

  test('a cue in the middle of a sentence', () => {
    expect(
      verdicts(
        said('I trust the wall, but the wall wants us to carry sand before nightfall,'),
        '“I trust the wall,” mayor Odette Quill said on Monday at the town hall, “but the wall wants us to carry sand before nightfall.”',
      ),
    ).toEqual([['agree']]);
  });
});

const relations = (...texts: readonly string[]) =>
  quotes(...texts)
    .filter(({ verdict }) => verdict === 'differ')
    .map(({ relation, severity }) => [relation, severity]);

describe('what is no other wording', () => {
  test.each([
    [
      'a cut that is marked',
      said('The wall, built by our grandfathers in the year of the flood, will stand for a century,'),
      said('The wall ... will stand for a century,'),
    ],
    [
      'a name in brackets',
      said('He told me in the morning that the wall will stand the winter,'),
      said('[The engineer] told me in the morning that the wall will stand the winter,'),
    ],
    [
      'a report in the reporter’s words',
      said('We believe the claim is empty and we will fight it hard before the high court,'),
      'Mayor Odette Quill said on Monday that “we will fight it hard” against the farmers who wrote it.',
    ],
    [
      'two texts of which one paper prints both',
      '“This sale was an act of unheard treachery against the whole lower valley,” the complaint states. Mayor Odette Quill called the sale an act of shameful treachery against the whole lower valley.',
      said('This sale was an act of shameful treachery against the whole lower valley,'),
    ],
    [
      'a letter to somebody and a comment on him',
      said('Your plan for the dam reflects the dreams of your favourite builder rather than our needs,'),
      said('His plan for the dam reflects the dreams of his favourite builder rather than our needs,'),
    ],
  ])('%s', (_, a, b) => {
    expect(relations(a, b)).toEqual([]);
  });

  test('what stands after a closing mark is the reporter’s', () => {
    const found = quotes(
      '"The ferry at once came about and hailed the raiders.\nOn seeing the rocks the crew turned and ran for the harbour, " Captain Ilsa Corvane, Chief Harbour Relations Officer, Pellworth, said.\nTwo boats escaped.',
      'The ferry sails again.\nIt caught four boats after a night of fog and searched them, " Captain Ilsa Corvane, Chief Harbour Rescue Officer, Pellworth, said.\nThe town slept.',
    );
    expect(found).toEqual([]);
  });

  test('a negation put in is seen where the sentence after it says the same word again', () => {
    const long = said('We were promised that the lock would close. It did not close,');
    const short = said('We were promised that the lock would never close,');
    const found = quotes(long, short).find((finding) => finding.verdict === 'differ');
    expect(found?.severity).toBe('high');
    expect(found?.detail.effects).toContain('negation');
  });

  test('a sentence translated twice is of low severity, one telling word of medium, a negation of high', () => {
    expect(
      relations(
        said('The province of Serrin warmly thanks the crews of eleven fishing boats for this brave rescue,'),
        said(
          'The province of Serrin heartily thanks the teams of eleven fishing boats for this bold rescue,',
        ),
      ),
    ).toEqual([['same-utterance', 'low']]);
    expect(
      relations(
        said('I saw the old bridge sink into the river,'),
        said('I saw the old bridge crash into the river,'),
      ),
    ).toEqual([['same-utterance', 'medium']]);
    expect(
      relations(
        said('We have agreed to close the eastern lock,'),
        said('We have not agreed to close the eastern lock,'),
      ),
    ).toEqual([['same-utterance', 'high']]);
  });
});

const differing = (...texts: readonly string[]) =>
  quotes(...texts).find(({ verdict }) => verdict === 'differ');

describe('a sentence that is printed in part', () => {
  test.each([
    ['hedge', 'It appears to be a long family quarrel,', 'a long family quarrel,', 'It appears to be'],
    [
      'opening',
      'At the time, we thought it was a kite over the pier,',
      'We thought it was a kite over the pier,',
      'At the time',
    ],
    [
      'opening',
      'Oh, the wall is not the point of this vote,',
      'The wall is not the point of this vote,',
      'Oh',
    ],
    [
      'contrast',
      'But the wall alone will not save the lower town,',
      'The wall alone will not save the lower town,',
      'But',
    ],
    [
      'ending',
      'We offered the farmers a seat at the table with a vote on every sluice,',
      'We offered the farmers a seat at the table.',
      'with a vote on every sluice',
    ],
    [
      'condition',
      'We will open the gates if the wall is dry,',
      'We will open the gates,',
      'if the wall is dry',
    ],
  ])('%s: %s', (effect, full, part, missing) => {
    const found = differing(said(full), said(part));
    expect(found?.detail.effects).toEqual([effect]);
    expect(found?.reason).toBe(`Odette Quill in 2 wordings: ${effect} (“${missing}”)`);
    expect(found?.severity).toBe(effect === 'condition' ? 'medium' : 'low');
  });

  test('what both have still agrees, unless a condition or a hedge is gone', () => {
    const kept = 'We thought it was a kite over the pier,';
    expect(verdicts(said(`At the time, ${kept}`), said(kept)).map(([verdict]) => verdict)).toEqual([
      'differ',
      'agree',
    ]);
    expect(
      verdicts(said('We will open the gates if the wall is dry,'), said('We will open the gates,')),
    ).toHaveLength(1);
  });

  test.each([
    [
      'a sentence of its own',
      said('The engineers came at dawn and measured every crack, and the wall will stand for a century,'),
      said('The wall will stand for a century,'),
    ],
    [
      'a phrase set into a sentence of the reporter’s',
      said('We are proud of a wall that no flood has ever moved,'),
      'Mayor Odette Quill praised “a wall that no flood has ever moved” on Monday.',
    ],
    [
      'what stands just before it in the reporter’s words',
      said('But the wall alone will not save the lower town,'),
      'But “the wall alone will not save the lower town,” mayor Odette Quill said on Monday.',
    ],
    [
      'a quotation inside the quotation',
      said('The skipper looked at the wall and said ‘the river has no patience with us today’,'),
      '“The river has no patience with us today,” mayor Odette Quill said on Monday.',
    ],
    [
      'a sentence before it',
      said('We are tired. The wall will stand for a century,'),
      said('The wall will stand for a century,'),
    ],
  ])('no part of the sentence: %s', (_, a, b) => {
    expect(relations(a, b)).toEqual([]);
  });
});

describe('small words', () => {
  test.each([
    ['This vote is harmful to the trade of the valley,', 'This vote is harmful for the trade of the valley,'],
    ['My name is the river and I have a problem,', 'My name is the river and I got a problem,'],
    ['There was a sailor that was asleep beside the lamp,', 'There was a sailor asleep beside the lamp,'],
  ])('%s', (a, b) => {
    expect(relations(said(a), said(b))).toEqual([['same-utterance', 'low']]);
  });

  test.each([
    [
      '“that” before a clause',
      'I hope that the wall will stand the winter,',
      'I hope the wall will stand the winter,',
    ],
    ['a title', 'I agree with Mr. Venn about the eastern lock,', 'I agree with Venn about the eastern lock,'],
    ['“it’s”', 'It’s enough to hold the river for a year,', 'It is enough to hold the river for a year,'],
  ])('%s is none', (_, a, b) => {
    expect(relations(said(a), said(b))).toEqual([]);
  });
});

describe('other ways of telling one utterance', () => {
  test('words put elsewhere', () => {
    const found = differing(
      said('Without the guards of the lock, the night would have ended in bloodshed,'),
      said('The night would have ended in bloodshed without them,'),
    );
    expect(found?.detail.effects).toContain('wording');
  });

  test('one person who is quoted in two ways, both printed by one paper', () => {
    const found = differing(
      `${said('The barge with the lanterns caught fire and began to spin wildly,')}\n\nThe barge with all its lanterns caught fire and started spinning wildly, she had written earlier.`,
      said('The barge with all its lanterns caught fire and started spinning wildly,'),
    );
    expect(found?.detail.effects).toContain('wording');
  });

  test('two translations, one of nobody named', () => {
    const found = differing(
      said(
        'The valley is wounded, but its dams stand firm, and they will always stand firmer than the raiders who want to drown it today,',
      ),
      'The talks went on all night.\n\n“The valley is in tears, it suffers but its dams stand firm and will stand firmer - always firmer than the raiders who wish to drown us.”',
    );
    expect(found?.detail.effects).toContain('wording');
  });

  test('one sentence taken apart into two', () => {
    const found = differing(
      said('I asked the pilot why we stopped and he told me he believes he fell asleep,'),
      '“I went to him. I said to the pilot, why did we stop? He told me he believes he fell asleep,” mayor Odette Quill said.',
    );
    expect(found?.detail.effects).toContain('wording');
  });

  test('half in marks, half in the reporter’s words and person', () => {
    const found = differing(
      said('My heart just about dropped out of my coat,'),
      'Mayor Odette Quill said her heart “just about dropped out” of her coat on Monday.',
    );
    expect([found?.severity, found?.detail.effects]).toEqual(['low', ['reported']]);
  });
});

describe('who says it', () => {
  test('a speaker of whom only the surname stands there, or whose neighbour is named too, may be misread', () => {
    const words = 'The eastern islands will be empty of soldiers before the end of the winter,';
    expect(relations(said(words), `Joost Venn came too. “${words}” Venn said on Monday.`)).toEqual([]);
    expect(
      relations(
        said(words),
        `Mayor Odette Quill opened the talks. “${words}” admiral Joost Venn said on Monday.`,
      ),
    ).toEqual([]);
  });

  test('the same words of two people who are named differ', () => {
    const words = 'The eastern islands will be empty of soldiers before the end of the winter,';
    const found = quotes(said(words), `“${words}” admiral Joost Venn said on Monday.`);
    expect(found.map(({ relation }) => relation)).toEqual(['same-words-two-speakers']);
  });

  test('somebody whom one document of three takes for the speaker is not named as one', () => {
    const words = 'The river has taken the old footbridge and nobody will rebuild it this year';
    const [found] = quotes(
      `“${words},” Odette Quill said.`,
      `“${words},” Odette Quill told reporters.`,
      `“${words},” Quill said. It was a quiet day in Arden.`,
      `“${words},” Tomas said.`,
    );
    expect(found?.detail.speakers).toEqual(['Odette Quill']);
  });

  test('a phrase in common makes no two sentences one', () => {
    expect(
      quotes(
        said('They must make clear that there is no place for thieves in the harbour board.'),
        said('We take no issue with the harbour board.'),
      ),
    ).toEqual([]);
  });

  test('what was said to two stations was said twice', () => {
    expect(
      quotes(
        '“I do not want a toll if the bridge stays as it is, and I do not want a ferry,” mayor Odette Quill told Orrin Radio.',
        '“When these things came up I said that I do not want a ferry, and I do not want a toll if the bridge is the same,” mayor Odette Quill told the Pellworth Gazette.',
      ),
    ).toEqual([]);
  });
});

describe('agreements that say again', () => {
  const whole = 'The eastern lock will never open again for any barge of the northern fleet,';

  test('a piece of a quotation that stands in whole beside it is left out', () => {
    const found = quotes(
      `${said(whole)} The fleet heard it: the lock “will never open again,” Odette Quill said later.`,
      `${said(whole)} The paper wrote that the lock “will never open again,” as Odette Quill said later.`,
    ).filter(({ verdict }) => verdict === 'agree');
    expect(found.map(({ evidence }) => evidence[0]!.text)).toEqual([whole]);
  });

  test('further sentences of one statement weigh less than its weightiest', () => {
    const second = '“We have counted every crack in the old wall twice,” Odette Quill said.';
    const weights = quotes(
      `The barges of the north lay idle in the rain. ${said(whole)} ${second} Nobody clapped.`,
      `A long evening in Pellworth ended with a vote on the fees. ${said(whole)} She went on. ${second}`,
    )
      .filter(({ verdict }) => verdict === 'agree')
      .map(({ weight }) => weight)
      .sort((a, b) => b - a);
    expect(weights).toHaveLength(2);
    expect(weights[1]).toBeLessThan(weights[0]! * 0.8);
  });

  test('who is described in most documents is not called by the name that one has', () => {
    const question = '“Will you ever open the eastern lock for the barges?”';
    const found = quotes(
      `${question} a reporter asked Odette Quill at the town hall.`,
      `${question} a reporter asked.`,
      `Mayor Odette Quill came late. ${question} Odette Quill said.`,
    ).find(({ verdict }) => verdict === 'agree');
    expect(found?.detail.speakers).toEqual([]);
  });
});

describe('sentences in other words', () => {
  test('content words that are others in several places are said to be the same in other words', () => {
    const [found] = quotes(
      said('The province of Serrin warmly thanks the crews of eleven fishing boats for this brave rescue,'),
      said('The province of Serrin heartily thanks the teams of eleven fishing boats for this bold rescue,'),
    ).filter(({ verdict }) => verdict === 'differ');
    expect(found?.reason).toContain('the same in other words');
    expect(found?.weight).toBeLessThan(1);
  });

  test('two quotations around a second clause of the reporter are no one sentence', () => {
    const found = quotes(
      '“The engineers never found a single crack,” Odette Quill said, adding that while the council “spent nine evenings on the colour of the gate,” nobody asked.',
      said('The engineers never found a single crack,'),
    ).filter(({ verdict }) => verdict === 'agree');
    expect(found.map(({ evidence }) => evidence[0]!.text)).toEqual([
      'The engineers never found a single crack,',
    ]);
  });
});
