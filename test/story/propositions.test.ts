/** Clauses read as propositions: roles whatever the voice, polarity, and how far the deed has come. */
import { describe, expect, test } from 'vitest';
import { annotators } from '../../src/catalog.ts';
import { toDocument } from '../../src/readers/document.ts';
import { annotateAll } from '../../src/run/annotate.ts';
import { plan } from '../../src/run/plan.ts';
import { storyContext } from '../../src/story/context.ts';
import { type Proposition, propositionsOf } from '../../src/story/propositions.ts';

const planned = plan(annotators);

function read(text: string): {
  one: (phrase: string) => Proposition;
  words: (phrase: string) => Record<string, string[]>;
} {
  const document = toDocument('a.txt', { text, format: 'text', given: {}, origin: [] });
  const annotated = { document, layers: annotateAll(document, planned) };
  const all = propositionsOf(annotated, storyContext([annotated]));
  const one = (phrase: string) => all.find((proposition) => proposition.phrase === phrase)!;
  const words = (phrase: string) => {
    const roles: Record<string, string[]> = {};
    for (const { role, start, end } of one(phrase).arguments) {
      roles[role] = [...(roles[role] ?? []), text.slice(start, end)];
    }
    return roles;
  };
  return { one, words };
}

describe('roles', () => {
  test('active and passive tell the same deed', () => {
    const active = read('The harbour police arrested the captain.').words('arrest');
    const passive = read('The captain was arrested by the harbour police.').words('arrest');
    expect(active).toEqual({
      agent: ['The harbour police'],
      patient: ['the captain'],
    });
    expect(passive).toEqual({
      agent: ['the harbour police'],
      patient: ['The captain'],
    });
  });

  test('who is asked to leave is who would leave', () => {
    expect(read('The guard asked the singers to leave the hall.').words('leave')).toEqual({
      agent: ['the singers'],
      patient: ['the hall'],
    });
  });

  test('a noun of action has the roles of its verb', () => {
    expect(read('The arrest of Mara Quist by the police shocked the town.').words('arrest')).toEqual({
      patient: ['Mara Quist'],
      agent: ['the police'],
    });
  });

  test('a relative clause is about its noun', () => {
    expect(read('The ferry that struck the pier has sunk.').words('strike')).toEqual({
      agent: ['The ferry'],
      patient: ['the pier'],
    });
  });

  test('a particle belongs to its verb', () => {
    expect(read('Mayor Ada Quill stepped down on Friday.').one('step down')).toBeDefined();
  });
});

describe('polarity', () => {
  test.each([
    ['The crew did not inspect the engine.', 'inspect', true],
    ['Nobody inspected the engine.', 'inspect', true],
    ['The crew failed to inspect the engine.', 'inspect', true],
    ['The crew did not fail to inspect the engine.', 'inspect', false],
    ['The company denied that the crew inspected the engine.', 'inspect', true],
    ['The company is not going to inspect the engine.', 'inspect', true],
    ['The crew inspected the engine.', 'inspect', false],
  ])('%s', (text, phrase, negative) => expect(read(text).one(phrase).negative).toBe(negative));
});

describe('how far it has come', () => {
  test.each([
    ['The council signed the contract.', 'sign', 'done'],
    ['The council will sign the contract.', 'sign', 'planned'],
    ['The council plans to sign the contract.', 'sign', 'planned'],
    ['The council tried to sign the contract.', 'sign', 'tried'],
    ['The mayor asked the council to sign the contract.', 'sign', 'asked'],
    ['The mayor forced the council to sign the contract.', 'sign', 'forced'],
    ['The council may sign the contract.', 'sign', 'possible'],
    ['If the council signs the contract, the work begins.', 'sign', 'condition'],
    ['It was unclear whether the council signed the contract.', 'sign', 'open'],
    ["The mill stands where he'd slept for two winters.", 'sleep', 'done'],
    ["The owners said they'd close the mill.", 'close', 'planned'],
  ])('%s', (text, phrase, status) => expect(read(text).one(phrase).status).toBe(status));
});
