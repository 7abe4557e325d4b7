/** The part of a page that is its article: Mozilla's Readability, with what sites put between and after removed. */
import { Readability } from '@mozilla/readability';

export type Article = {
  readonly content: Element | null;
  readonly title: string | undefined;
  readonly byline: string | undefined;
  readonly outlet: string | undefined;
  readonly published: string | undefined;
};

/** Changes the document: Readability takes it apart. */
export function extractArticle(document: Document): Article {
  const reader = new Readability<Element>(document, {
    serializer: (node) => node as Element,
    keepClasses: true,
  });
  const result = reader.parse();
  const text = (value: string | null | undefined): string | undefined => value?.trim() || undefined;
  return {
    content: result?.content ?? null,
    title: text(result?.title),
    byline: text(result?.byline),
    outlet: text(result?.siteName),
    published: text(result?.publishedTime),
  };
}
