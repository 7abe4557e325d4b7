/** What a change of wording can do, by name. */

/** Effects in order of weight. */
export const EFFECTS = [
  'negation',
  'number',
  'modal',
  'tense',
  'condition',
  'contrast',
  'limit',
  'hedge',
  'wording',
  'inflection',
  'omission',
  'reported',
  'completion',
  'retold',
  'opening',
  'ending',
  'vocative',
  'form',
  'person',
  'shortened',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** Effects that count in a headline too. */
export const IN_HEADLINES: ReadonlySet<Effect> = new Set([
  'negation',
  'number',
  'modal',
  'person',
  'shortened',
]);

/** Effects that leave what was said as it was: whole sentences left out, another person for the same one. */
const HARMLESS: ReadonlySet<Effect> = new Set(['shortened', 'person']);
/** Effects that leave the words that both have as they are: what is left out before or after them, or told by the reporter. */
const AROUND: ReadonlySet<Effect> = new Set([
  'contrast',
  'reported',
  'opening',
  'ending',
  'vocative',
  'person',
  'shortened',
]);

/** Whether a wording says something else, or says it otherwise. */
export function isTelling(effects: readonly Effect[]): boolean {
  return effects.some((effect) => !HARMLESS.has(effect));
}

/** Whether the words in common are no longer the same. */
export function isChanged(effects: readonly Effect[]): boolean {
  return effects.some((effect) => !AROUND.has(effect));
}
