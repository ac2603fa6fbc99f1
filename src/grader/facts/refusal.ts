import { firstFork, ownExit } from '../checks/refusal.ts';
import { lineNaming, ownWords } from '../checks/said.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** How a program took a setting that it should refuse, and what it said. */
export function refusalFacts(view: View): LooseFacts {
  const over = view.mark('refusal-over');
  if (over === undefined && view.condition('refused') === undefined && view.of('limit').length === 0)
    return {};
  const exit = ownExit(view);
  const name = String(over?.data?.variable ?? 'WORKERS');
  const stream = (wanted: 'stdout' | 'stderr') => view.of('output').filter((line) => line.stream === wanted);
  return {
    refusal:
      firstFork(view) !== undefined
        ? 'forked'
        : exit === undefined
          ? 'runs-on'
          : exit.signal !== null
            ? 'signal'
            : exit.code === 0
              ? 'code-0'
              : 'refused',
    'refusal-said':
      lineNaming(stream('stderr'), name) !== undefined
        ? 'names-it'
        : lineNaming(stream('stdout'), name) !== undefined
          ? 'on-stdout'
          : ownWords(stream('stderr')).length > 0
            ? 'something-else'
            : 'nothing',
    // A cast to a number that went wrong shows in what Node says of it.
    'bad-port-error': stream('stderr').some(({ text }) => text.includes('ERR_SOCKET_BAD_PORT')),
  };
}
