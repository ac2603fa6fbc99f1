import type { RequestSeen, View } from './view.ts';

/**
 * Whether a request met a kept connection in the very moment in which the server closed it. That may happen to any
 * client, and is no fault, unless it was closed because a worker has died.
 */
export function justClosed(view: View, { sent, response }: Readonly<RequestSeen>): boolean {
  if (sent.conn === 0 || response?.outcome !== 'reset') return false;
  const ending = view.mark('ending')?.t ?? Number.POSITIVE_INFINITY;
  return !view.of('died').some(({ t }) => t <= ending);
}
