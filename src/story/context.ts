/** What every comparison may look up about a set of documents. */
import type { StoryContext } from '../model/finding.ts';
import type { AnnotatedDocument } from '../model/layers.ts';
import { creditsOf } from './credits.ts';
import { mergeEntities } from './entities.ts';
import { findOrigins } from './origins.ts';
import { ownOutlets } from './outlets.ts';
import { findTopics } from './topics.ts';

/** Computes origins, shared passages, topics and the story's entities. Document ids must be unique. */
export function storyContext(documents: readonly AnnotatedDocument[]): StoryContext {
  const { origins, originOf, passages } = findOrigins(documents);
  const { entities, entityOf } = mergeEntities(documents);
  const outletsOf = new Map(documents.map((document) => [document.document.id, ownOutlets(document)]));
  const outlets = new Set([...outletsOf.values()].flatMap((keys) => [...keys]));
  return {
    documents: new Map(documents.map((document) => [document.document.id, document])),
    origins,
    originOf,
    passages,
    credits: documents.flatMap((document) => creditsOf(document, outlets)),
    outletsOf,
    entities,
    topicOf: findTopics(documents),
    entityOf: (document, entity) => entityOf.get(`${document}\0${entity}`),
  };
}
