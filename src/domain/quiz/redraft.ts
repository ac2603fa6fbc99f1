import type { Draft, Item } from './draft.ts';
import * as drafts from './draft.ts';
import type { SessionAction } from './view.ts';

/** The draft after an action that makes or changes an answer; any other leaves it as it is. */
export function redrafted(item: Item, draft: Draft, action: SessionAction): Draft {
  const next = changed(item, draft, action);
  const touches = next.kind === 'choice' || next.kind === 'order';
  return next !== draft && touches ? { ...next, touched: true } : next;
}

function changed(item: Item, draft: Draft, action: SessionAction): Draft {
  switch (action.type) {
    case 'move':
      return drafts.moved(item, draft, action.by);
    case 'reorder':
      return drafts.reordered(item, draft, action.by);
    case 'toggle':
      return drafts.toggled(item, draft);
    case 'digit':
      return drafts.digited(item, draft, action.digit);
    case 'type':
      return draft.kind === 'fill'
        ? { ...draft, text: [...draft.text, ...action.text].slice(0, drafts.LONGEST_TEXT).join('') }
        : draft;
    case 'erase':
      return draft.kind === 'fill' ? { ...draft, text: [...draft.text].slice(0, -1).join('') } : draft;
    default:
      return draft;
  }
}
