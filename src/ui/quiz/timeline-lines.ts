import type { Question } from '../../domain/question.ts';
import { type Line, wrap } from '../line.ts';
import { prose } from './prose.ts';

type Timeline = Extract<Question, { kind: 'timeline' }>['timeline'];

/** An excerpt of a recording as a table: when, who, what. */
export function timelineLines({ from, lines }: Timeline, width: number): Line[] {
  const times = lines.map(({ ms }) => `${Math.round(ms)} ms`);
  const wide = Math.max(...times.map((time) => time.length));
  const names = Math.max(...lines.map(({ who }) => who.length));
  const rows = lines.flatMap(({ who, what }, at) =>
    wrap(
      [
        { text: `${(times[at] ?? '').padStart(wide)}  `, tone: 'quiet' },
        { text: `${who.padEnd(names)}  `, tone: 'accent' },
        { text: what },
      ],
      width,
      wide + names + 4,
    ),
  );
  return [...prose(`Recorded by the grader: ${from}.`, width, { tone: 'quiet' }), ...rows];
}
