import { clampOffset, revealed, scrolledBy, shownOf } from '../components/scroll.tsx';
import type { Key } from '../keys.ts';
import type { Page } from './pages.ts';

/** Where a page is scrolled to. `follow`: the cursor is kept in view. */
export type PageScroll = { readonly page: string; readonly offset: number; readonly follow: boolean };

export const TOP: PageScroll = { page: '', offset: 0, follow: false };

/** The first row shown of a page. A page not seen before begins at its top, even if the cursor is further down. */
export function offsetOf(scroll: PageScroll, page: Page, height: number): number {
  if (scroll.page !== page.id) return 0;
  const { cursor, choice, lines } = page;
  if (!scroll.follow || !cursor) return clampOffset(scroll.offset, lines.length, height);
  const fits = choice && choice.to - choice.from < shownOf(lines.length, height);
  // All options at once, where there is room for them.
  const at = fits ? revealed(scroll.offset, choice.from, choice.to, lines.length, height) : scroll.offset;
  return revealed(at, cursor.from, cursor.to, lines.length, height);
}

/** Whether the cursor cannot be seen, so that a key for it should first bring it into view. */
export function hidesCursor(scroll: PageScroll, page: Page, height: number): boolean {
  if (page.cursor === undefined) return false;
  const at = offsetOf(scroll, page, height);
  return page.cursor.from < at || page.cursor.from >= at + shownOf(page.lines.length, height);
}

/** What is below the rows shown, where it is something to answer with: the learner must see that it is there. */
export function namedBelow(scroll: PageScroll, page: Page, height: number): string | undefined {
  const { choice, options = [], lines } = page;
  const end = offsetOf(scroll, page, height) + shownOf(lines.length, height);
  if (choice === undefined || choice.to < end) return undefined;
  if (options.length === 0) return 'the answer is typed below: press ↓';
  const hidden = options.filter((from) => from >= end).length;
  if (hidden === 0) return undefined;
  return `${hidden} ${hidden === options.length ? '' : 'more '}option${hidden === 1 ? '' : 's'} below: press ↓`;
}

/** The scroll after a key that scrolls, or undefined. Where there is a cursor only the page keys scroll. */
export function scrolled(key: Key, scroll: PageScroll, page: Page, height: number): PageScroll | undefined {
  if (page.cursor && key.name !== 'page-up' && key.name !== 'page-down') return undefined;
  const offset = scrolledBy(key, offsetOf(scroll, page, height), page.lines.length, height);
  return offset === undefined ? undefined : { page: page.id, offset, follow: false };
}
