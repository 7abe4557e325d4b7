/** Figures, times and names: what is of one thing and differs, and what only looks so. */
import { describe, expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import { comparedDates } from '../../src/comparisons/dates/index.ts';
import { comparedFigures } from '../../src/comparisons/figures/index.ts';
import { compatible, interval } from '../../src/comparisons/figures/values.ts';
import { formOf } from '../../src/comparisons/names/forms.ts';
import { comparedNames } from '../../src/comparisons/names/index.ts';
import { skeleton, variant } from '../../src/comparisons/names/spelling.ts';
import { comparedOffices } from '../../src/comparisons/offices/index.ts';
import type { Finding } from '../../src/model/finding.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { examine } from '../../src/run/link.ts';
import { plan } from '../../src/run/plan.ts';

const planned = plan(annotators);
const compared = [comparedFigures, comparedDates, comparedNames, comparedOffices];

/** Differing and updated findings about texts, each of a day of March 2031. */
function found(...texts: readonly (string | readonly [string, string])[]): readonly Finding[] {
  const documents = texts.map((one, i) => {
    const [text, published] = typeof one === 'string' ? [one, '2031-03-06'] : one;
    const document = toDocument(
      `${i + 1}.txt`,
      { text, format: 'text', given: {}, origin: [] },
      { published },
    );
    return { document, layers: annotateAll(document, planned) };
  });
  return examine(documents, compared).findings.filter(({ verdict }) => verdict !== 'agree');
}

const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ kind, verdict, reason }) => `${kind} ${verdict}: ${reason}`);

describe('figures', () => {
  test('one count in two numbers differs, whatever the sentence is like', () => {
    const findings = found(
      'The ministry was sent boxes with 40,000 pages of printed letters from Governor Ilsa Brandt in February.',
      'Brandt’s lawyers said the ministry had received 46,000 pages of the governor’s letters.',
    );
    expect(told(findings)).toEqual(['figure differ: page: 46000 against 40000']);
  });

  test('a document that gives both numbers tells two things apart', () => {
    const findings = found(
      'The judge gave Oran Veld seven life sentences and four sentences of ten years for the raid on the mill.',
      'Oran Veld was given four sentences for the raid on the mill, the judge said.',
    );
    expect(told(findings)).toEqual([]);
  });

  test('fewer of a narrower kind contradict nothing', () => {
    const findings = found(
      'Three bears were in the enclosure at Tarn Zoo when the gate was left open.',
      'Two female bears were in the enclosure at Tarn Zoo when the gate was left open.',
    );
    expect(told(findings)).toEqual([]);
  });

  test('a toll is an update by the days of its documents', () => {
    const findings = found(
      ['At least four people were killed when a bus overturned near Tarn, police said.', '2031-03-05'],
      ['Nine people were killed when a bus overturned near Tarn, police said.', '2031-03-06'],
    );
    expect(told(findings)).toEqual(['figure update: deaths: >=4 against 9, rising']);
  });

  test('the toll of another event is no rival', () => {
    const findings = found(
      'Nine people were killed when a bus overturned near Tarn, police said.',
      'Nine people were killed when a bus overturned near Tarn. In October, a bus crash at Port Lunmar killed twelve people.',
    );
    expect(told(findings)).toEqual([]);
  });

  test('ages of one person differ by a few years; a father and a son do not', () => {
    const findings = found(
      'Driver Pell Arden, 43, was arrested in Tarn on Tuesday.',
      'Police in Tarn arrested the driver, 45-year-old Pell Arden.',
      'Driver Pell Arden was arrested in Tarn. His son, Jory Arden, 17, saw it.',
    );
    expect(told(findings)).toEqual(['figure differ: age: 43 against 45']);
  });

  test('distances are compared from one place, and tons may be of three kinds', () => {
    const findings = found(
      'The plane crashed about 230 km west of Tarn. A 25-ton lorry took the wreck away.',
      'The plane crashed about 130 miles west of Tarn. A 25-tonne lorry took the wreck away.',
    );
    expect(told(findings)).toEqual(['figure differ: distance: ~230 kilometre against ~130 mile']);
  });

  test('the people killed and the people wounded are counted apart', () => {
    const findings = found(
      'Tarn mourned the attack with 40 people killed and 53 wounded in the market.',
      'The attack on the market of Tarn left 40 people dead and 53 wounded.',
    );
    expect(told(findings)).toEqual([]);
  });

  test('documents weeks apart tell of two events', () => {
    const first = 'The rocket reached an altitude of 340 miles after its launch from Tarn.';
    const second = 'The rocket reached an altitude of 560 miles after its launch from Tarn.';
    expect(told(found([first, '2031-03-05'], [second, '2031-03-06']))).toHaveLength(1);
    expect(told(found([first, '2031-03-05'], [second, '2031-04-20']))).toEqual([]);
  });

  test('of five who were trapped two may remain so', () => {
    const trapped = 'Five people were trapped in the mill at Tarn when the roof fell in.';
    expect(
      told(found(trapped, 'Two people were trapped in the mill at Tarn when the roof fell in.')),
    ).toEqual(['figure differ: trapped: 5 against 2']);
    expect(
      told(found(trapped, 'Two people remain trapped in the mill at Tarn after the roof fell in.')),
    ).toEqual([]);
  });

  test('nobody hurt in another town contradicts no toll', () => {
    const hurt = 'Seven people were injured when an earthquake shook Tarn, officials said.';
    expect(told(found(hurt, 'No one was injured when an earthquake shook Tarn, officials said.'))).toEqual([
      'figure differ: injured: 7 against 0',
    ]);
    expect(
      told(
        found(
          hurt,
          'The earthquake shook Tarn. Buildings swayed. No one was injured in Paris, officials said.',
        ),
      ),
    ).toEqual([]);
  });

  test('those who live in a city are no rivals; those hit and two conversions of one sum are', () => {
    const hurt = 'Six people were injured in the attack on a market in Tarn.';
    for (const verb of ['injuring', 'striking']) {
      expect(told(found(hurt, `A gunman attacked a market in Tarn, ${verb} four people.`))).toEqual([
        'figure differ: injured: 6 against 4',
      ]);
    }
    expect(
      told(found(hurt, 'Many were injured in the attack on a market in Tarn, a city of 500,000 people.')),
    ).toEqual([]);
    const sum = 'The bank agreed a 40 million euros ($52 million) loan with Tarn on Monday.';
    expect(told(found(sum, sum.replace('52', '46')))).toHaveLength(1);
  });

  test('a loose bound of a document that gives a number is no value of its own', () => {
    const findings = found(
      'Over 100 people were injured in the blast at Tarn. Officials later said 140 people were injured in the blast.',
      'A blast shook Tarn, and 170 people were injured in the blast, officials said.',
    );
    expect(told(findings)).toEqual(['figure differ: injured: 170 against 140']);
  });

  test('a conversion is as coarse as what it converts', () => {
    const findings = found(
      'The rocket flew about 900 miles (1,450km) from Tarn before it fell into the sea.',
      'The rocket flew 1,400 km (870 miles) from Tarn before it fell into the sea.',
    );
    expect(told(findings)).toEqual([]);
    const apart = found(
      'The rocket flew about 900 miles (1,450km) from Tarn before it fell into the sea.',
      'The rocket flew 1,800 km (1,120 miles) from Tarn before it fell into the sea.',
    );
    expect(told(apart)).toHaveLength(1);
  });

  test('values: bounds, dozens, tons, ends that touch', () => {
    const exact = { low: 59, high: 59, comparator: '=' } as const;
    const least = interval({ low: 50, high: null, comparator: '>=' }, 1, false)!;
    const most = interval({ low: 48, high: null, comparator: '>' }, 1, false, true)!;
    expect(compatible(least, interval(exact, 1, false)!)).toBe(false);
    expect(compatible(most, interval(exact, 1, false)!)).toBe(true);
    expect(compatible({ low: 1, high: 2 }, { low: 2, high: 3 })).toBe(false);
    expect(compatible({ low: 2, high: 2 }, { low: 2, high: 3 })).toBe(true);
  });
});

describe('times', () => {
  test('an event of any verb is dated twice', () => {
    const findings = found(
      'The primary in Tarn would be held on April 30.',
      'Both parties will hold primaries in Tarn in the middle of May.',
    );
    expect(told(findings)).toEqual(['date differ: hold: 2031-04-30 against 2031-05']);
  });

  test('two courts hear one man on two days', () => {
    const first = 'Pell Arden is due to appear before Tarn Crown Court on March 19.';
    const second = 'Pell Arden is due to appear before Orlen Magistrates Court on March 10.';
    expect(told(found(first, second))).toEqual([]);
    expect(told(found(first, first.replace('19', '10')))).toEqual([
      'date differ: appear: 2031-03-19 against 2031-03-10',
    ]);
  });

  test('beginning and end are two events, and so are two zones of one hour', () => {
    const findings = found(
      'The fire at the mill in Tarn broke out at 3:30 a.m., the brigade said.',
      'The fire at the mill in Tarn was extinguished by 7 a.m., the brigade said.',
      'The vote in Tarn closed at 6:00 p.m. local time (1300 GMT).',
      'The vote in Tarn closed at 6:00 p.m.',
    );
    expect(told(findings)).toEqual([]);
  });

  test('one death on two days in one document is told', () => {
    const findings = found(
      'Governor Ilsa Brandt died on Friday. Brandt died at her home in Tarn on Thursday, the Post said.',
    );
    expect(told(findings)).toEqual(['date differ: die, in one document: friday against thursday']);
  });

  test('a weekday that does not fit its date is told', () => {
    const findings = found('Brandt spoke in Tarn on Tuesday, March 13, 2030.');
    expect(told(findings)).toEqual(['date differ: 2030-03-13 was a wednesday, not a tuesday']);
    expect(found('Brandt spoke in Tarn on Wednesday, March 13, 2030.')).toEqual([]);
  });
});

describe('names', () => {
  const person = (...words: readonly string[]) => ({ type: 'person', words, full: words }) as const;

  test('one name by ear is one name in two spellings', () => {
    expect(variant(person('catherine', 'gorlan'), person('kathryn', 'gorlan'))).toEqual([
      'catherine',
      'kathryn',
    ]);
    expect(variant(person('mohamed', 'ilsari'), person('muhammad', 'ilsari'))).toEqual([
      'mohamed',
      'muhammad',
    ]);
    expect(variant(person('boris', 'holmquist'), person('holmqvist'))).toEqual(['holmquist', 'holmqvist']);
    expect(skeleton('catherine')).toBe(skeleton('kathryn'));
  });

  test('other people, regional words and given names for surnames are none', () => {
    expect(
      variant(person('boris', 'johnlund'), { ...person('johnlunt'), full: ['phil', 'johnlunt'] }),
    ).toBeNull();
    expect(variant(person('patrick', 'brackley'), person('patricia', 'brackley'))).toBeNull();
    expect(variant(person('david', 'brackley'), person('davis'))).toBeNull();
    const centre = { type: 'organization', words: ['tarn', 'centre'], full: ['tarn', 'centre'] } as const;
    const center = { type: 'organization', words: ['tarn', 'center'], full: ['tarn', 'center'] } as const;
    expect(variant(centre, center)).toBeNull();
  });

  test('a hyphen for a space and one word for two are told as forms of a name', () => {
    const visit = 'President Kim Jae-won visited the mill in Tarn.';
    expect(told(found(visit, visit.replace('Jae-won', 'Jae Won')))).toEqual([
      'name differ: written Kim Jae-won and Kim Jae Won',
    ]);
    const judge = 'Judge Pell DelArdo opened the trial in Tarn.';
    expect(told(found(judge, judge.replace('DelArdo', 'Del Ardo')))).toEqual([
      'name differ: written Pell DelArdo and Pell Del Ardo',
    ]);
  });

  test('a hyphen and an apostrophe in another place make two forms; a bare plural genitive does not', () => {
    expect(formOf('Han Jae-won')?.letters).toBe(formOf('Han Jae Won')?.letters);
    expect(formOf('Worker’s Party')?.form).not.toBe(formOf('Workers’ Party')?.form);
    expect(formOf('Magistrates’ Court')?.form).toBe(formOf('Magistrates Court')?.form);
    expect(formOf('Tarn')).toBeNull();
  });

  test('slips within one document: a casing, a street corner, a given name for a surname', () => {
    expect(
      told(
        found(
          'Spokeswoman Ada Labrin praised the officers. “They were quick,” LaBrin said.\n\nShots were fired at the corner of Quill Avenue and Pike Street on Monday. Police closed the corner of Quill Avenue and Pine Streets.\n\nCouncillor Robert Holt called for calm. Roberts was hurt when a window broke.',
        ),
      ).sort(),
    ).toEqual([
      'name differ: one document has Labrin and LaBrin',
      'name differ: one document has Quill Avenue and Pike Street and Quill Avenue and Pine Streets',
      'name differ: one document has Robert Holt and Roberts',
    ]);
  });
});

describe('offices', () => {
  test('an office in the next clause is somebody else’s', () => {
    const findings = found(
      'Prosecutors questioned Attorney General Pell Arden in Tarn on Monday.',
      'Pell Arden, who later served President Ilsa Brandt, was questioned in Tarn on Monday.',
    );
    expect(told(findings)).toEqual([]);
  });
});
