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
  'vocative',
  'shortened',
  'person',
  'form',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** Effects that count in a headline too. */
export const IN_HEADLINES: ReadonlySet<Effect> = new Set([
  'negation',
  'number',
  'modal',
  'shortened',
  'form',
  'person',
]);

/** Effects that leave what was said as it was: a quotation cut short, words of form, marks. */
const HARMLESS: ReadonlySet<Effect> = new Set(['shortened', 'form', 'person']);

/** Whether a wording says something else, or says it otherwise. */
export function isTelling(effects: readonly Effect[]): boolean {
  return effects.some((effect) => !HARMLESS.has(effect));
}
