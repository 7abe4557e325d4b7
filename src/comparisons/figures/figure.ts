/** A figure as it is compared: what is measured, of whom, when, and how exactly. */

import type { Quantity } from '../../model/annotation.ts';
import type { Frame } from '../../story/frame.ts';
import type { Span } from '../../text/span.ts';
import type { Body } from './bodies.ts';
import type { Contest } from './scores.ts';
import type { Interval } from './values.ts';

/** What somebody has for good ("inhabitants"), and the names of those who have it. */
export type Stock = { readonly of: string; readonly owners: ReadonlySet<string> };

export type Figure = Span & {
  readonly document: string;
  readonly order: number;
  readonly quantity: Quantity;
  readonly interval: Interval;
  readonly base: string;
  readonly measured: boolean;
  /** A toll (deaths, injured …): comparable by its family alone. */
  readonly toll: boolean;
  /** The family of its measure; families that tell one thing are one. */
  readonly family: string | null;
  /** "depth", "height" …: what an extent is of, where the text says so. */
  readonly dimension: string | null;
  /** What is counted; '' for people without a word that says who. */
  readonly head: string;
  /** The same as the text has it; `head` is one word for all that name one thing. */
  readonly noun: string;
  /** Words that restrict what is counted ("bank" of three bank workers, "critically" of 18 critically injured). */
  readonly modifiers: ReadonlySet<string>;
  /** Content words of its clause and of its sentence, itself left out; verbs of its clause. */
  readonly clause: ReadonlySet<string>;
  readonly context: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  /** The verb that says what the counted do or suffer, with their role: "nsubj sign". */
  readonly predicate: string | null;
  /** The verb of its clause with who acts and who is acted on. */
  readonly frame: Frame;
  /** Entities of the story named in its clause. */
  readonly names: ReadonlySet<string>;
  /** Those of them that its clause calls by a name. */
  readonly proper: ReadonlySet<string>;
  /** Entities of the story named in its sentence. */
  readonly named: ReadonlySet<string>;
  /** The names of those who are said to tell it. */
  readonly tellers: ReadonlySet<string>;
  /** Days, months or years that its clause names. */
  readonly times: ReadonlySet<string>;
  /** Days that stand after it in its clause: when it happened, not when it was told. */
  readonly days: ReadonlySet<string>;
  /** Whether a score is a season's record, a game's result or how it stood at a time; whose name stands right before it. */
  readonly contest: Contest | null;
  readonly holder: string | null;
  /** What it counts that a place or body has for good, and who has it. */
  readonly stock: Stock | null;
  /** Whose weight or height it is. */
  readonly body: Body | null;
  /** Whose children it counts. */
  readonly parent: string | null;
  /** Whose age it is, and the words of the name beside it. */
  readonly person: string | null;
  readonly called: readonly string[];
  /** For money given again in another currency in brackets: the amount it converts. */
  readonly converts: string | null;
  /** Its sentence; whether that says that a value was corrected or brought up to date. */
  readonly sentence: Span;
  readonly revised: boolean;
  /** Whether its sentence says that a count rose. */
  readonly climbs: boolean;
  /** Whether it stands in the headline or the first sentences; the places that these and its own sentence name. */
  readonly lead: boolean;
  readonly scene: ReadonlySet<string>;
  /** Places that its sentence names. */
  readonly places: ReadonlySet<string>;
  /** What follows it after "of", and the people listed after it. */
  readonly complement: ReadonlySet<string>;
  readonly listed: ReadonlySet<string>;
  /** "four days of": a duration that goes on. */
  readonly lasting: boolean;
  /** Names after "from", "of" or "off": where a distance is measured from. */
  readonly anchors: ReadonlySet<string>;
  readonly old: boolean;
  readonly part: boolean;
  readonly more: boolean;
  /** "two remain trapped": a state that goes on for some of those whom it befell. */
  readonly lingers: boolean;
  /** "closed down 3 percent": the last value of a day. */
  readonly closes: boolean;
  /** "dwarfing the $90 million deal": another thing that the story's own is held against. */
  readonly compared: boolean;
  /** "10 of the Otters' 16 games": what another number is a part of. */
  readonly whole: boolean;
  /** "hoped for a ten-year deal": what somebody wants. */
  readonly wished: boolean;
  /** "You only get 30 percent": what is true of anybody. */
  readonly general: boolean;
  /** "valid with a turnout above 50 percent": what has to be. */
  readonly required: boolean;
  /** "nine days before the vote": on which side of what a span of time is reckoned. */
  readonly reckoned: string | null;
  readonly headline: boolean;
  readonly published: string | null;
};
