import type { TopicCoverage } from '../../domain/bank-report.ts';
import type { Coverage, Topic } from '../../domain/coverage.ts';
import type { Question } from '../../domain/question.ts';

/** Which questions ask for each method, event, property and topic. */
export function topicCoverage({ groups }: Coverage): TopicCoverage[] {
  return groups.flatMap(({ title, topics }) =>
    topics.map(({ name, questions }) => ({ group: title, name, questions })),
  );
}

/** What is not covered, and questions that are named and do not say a word of it. */
export function topicProblems({ groups }: Coverage, questions: readonly Question[]): string[] {
  const texts = new Map(questions.map((question) => [question.id, JSON.stringify(question).toLowerCase()]));
  return groups.flatMap(({ title, topics }) =>
    topics.flatMap((topic) => problemsOf(topic, texts).map((what) => `${title}, ${topic.name}: ${what}`)),
  );
}

function problemsOf(topic: Topic, texts: ReadonlyMap<string, string>): string[] {
  const says = saidOf(topic);
  if (topic.questions.length === 0) return ['no question asks for it'];
  return topic.questions.flatMap((id) => {
    const text = texts.get(id);
    if (text === undefined) return [`there is no question ${id}`];
    return text.includes(says.toLowerCase()) ? [] : [`${id} does not say "${says}"`];
  });
}

/** `cluster.fork([env])` is said by `cluster.fork(`, `Event: 'exit'` by `exit`. */
export function saidOf({ name, says }: Pick<Topic, 'name' | 'says'>): string {
  if (says !== undefined) return says;
  return /'([^']+)'/.exec(name)?.[1] ?? name.replace(/\(.*$/, '(');
}
